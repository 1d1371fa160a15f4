import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"
import type { Profile, ProfileParts } from "../lib/profile"

const PATH = "/admin/stock-import-profiles"
/** More than any store has. */
const ALL = 1_000

type Page = { q?: string; limit: number; offset: number }

/** A page of the profiles, the built-in ones first. */
export function useProfiles({ q, limit, offset }: Page) {
  return useQuery({
    queryKey: [...queryKeys.profiles, { q, limit, offset }],
    queryFn: () => list({ q: q || undefined, limit, offset }),
    placeholderData: (before) => before,
  })
}

/** All of them, to choose from; none where the admin may not see them. */
export function useAllProfiles() {
  const { can } = usePermissions()
  return useQuery({
    queryKey: [...queryKeys.profiles, "all"],
    queryFn: async () =>
      (await list({ limit: ALL, offset: 0 })).stock_import_profiles,
    enabled: can("stock_import_profile:read"),
  })
}

function list(query: Page) {
  return sdk.client.fetch<{
    stock_import_profiles: Profile[]
    count: number
  }>(PATH, { query })
}

/** Saves a new profile, or changes the one of `id`. */
export function useSaveProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({
      id,
      ...body
    }: Partial<ProfileParts> & { id?: string; name: string }) => {
      const { stock_import_profile } = await sdk.client.fetch<{
        stock_import_profile: Profile
      }>(id ? `${PATH}/${id}` : PATH, { method: "POST", body })
      return stock_import_profile
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.profiles }),
  })
}

export function useDeleteProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sdk.client.fetch(`${PATH}/${id}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.profiles }),
  })
}
