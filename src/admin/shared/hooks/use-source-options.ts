import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/client"
import { queryKeys } from "../lib/query-keys"

type Source = { code: string; name: string }

// More than any store has; the picker searches in them.
const MOST = 1000

/** Every source as an option to choose: its code, and its name where that says more. */
export function useSourceOptions() {
  return useQuery({
    queryKey: [...queryKeys.sources, "options"],
    queryFn: async () => {
      const { sources } = await sdk.client.fetch<{ sources: Source[] }>(
        `/admin/sources?limit=${MOST}&fields=code,name&order=code`
      )
      return sources.map(({ code, name }) => ({
        value: code,
        label: name && name !== code ? `${name} (${code})` : code,
      }))
    },
    staleTime: 60_000,
  })
}
