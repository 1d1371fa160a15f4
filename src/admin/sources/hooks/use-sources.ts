import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import { queryKeys } from "../../shared/lib/query-keys"
import {
  STOCK_FIELDS,
  createSource,
  deleteSource,
  listSources,
  retrieveSource,
  updateSource,
  type SourceChanges,
  type SourceStock,
  type SourcesQuery,
} from "../lib/sources"

// A source whose units are on their way is asked again until they have arrived.
const LOOK_MS = 1_500

const lookWhile = (settling: boolean | undefined) =>
  settling ? LOOK_MS : false

/** One page of sources, without their counts. */
export function useSources(query: SourcesQuery, enabled = true) {
  return useQuery({
    queryKey: [...queryKeys.sources, "list", query],
    queryFn: () => listSources(query),
    refetchInterval: ({ state }) =>
      lookWhile(state.data?.sources.some(({ settling }) => settling)),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/**
 * What the items of each of the sources are all together, by code: `stockOf(code)` is undefined until it is counted and
 * null where it cannot be. The sources themselves are shown before it is there.
 */
export function useSourceStock(codes: string[] | undefined) {
  const { data, isError } = useQuery({
    queryKey: [...queryKeys.sources, "stock", codes],
    queryFn: async () => {
      const { sources } = await listSources<SourceStock>({
        code: codes,
        fields: STOCK_FIELDS,
        limit: codes?.length,
      })
      return new Map(sources.map((stock) => [stock.code, stock]))
    },
    enabled: Boolean(codes?.length),
  })
  return (code: string): SourceStock | null | undefined =>
    data ? (data.get(code) ?? null) : isError ? null : undefined
}

/** Codes of the sources at which nothing sells. */
export function useDisabledSources() {
  return useQuery({
    queryKey: [...queryKeys.sources, "disabled"],
    queryFn: async () => {
      const { sources } = await listSources({
        enabled: "false",
        fields: "code",
        limit: 1000,
      })
      return new Set(sources.map(({ code }) => code))
    },
    staleTime: 60_000,
  })
}

/** Sources made by themselves of stock locations, which may be given their real codes still. */
export function useUnnamedSources() {
  return useQuery({
    queryKey: [...queryKeys.sources, "unnamed"],
    queryFn: async () => {
      const { sources } = await listSources({
        code_generated: "true",
        order: "name",
        limit: 1000,
      })
      return sources
    },
  })
}

/** Reads what the items of a source are all together now, for a question that is asked with it. */
export function useReadSourceStock() {
  const client = useQueryClient()
  return async (code: string): Promise<SourceStock> => {
    const { sources } = await client.fetchQuery({
      queryKey: [...queryKeys.sources, "stock", "now", code],
      queryFn: () =>
        listSources<SourceStock>({ code: [code], fields: STOCK_FIELDS }),
      staleTime: 0,
    })
    return sources[0]
  }
}

/** The source of the code. */
export function useSource(code: string) {
  return useQuery({
    queryKey: [...queryKeys.sources, "one", code],
    queryFn: () => retrieveSource(code),
    refetchInterval: ({ state }) => lookWhile(Boolean(state.data?.settling)),
  })
}

/** The source of a stock location; null where it has none. */
export function useSourceOfLocation(stock_location_id: string) {
  return useQuery({
    queryKey: [...queryKeys.sources, "of-location", stock_location_id],
    queryFn: async () => {
      const { sources } = await listSources({ stock_location_id })
      return sources[0] ?? null
    },
  })
}

/** Has everything read again that shows sources and what they hold; `gone`: the code of one that is not there any more. */
export function useSourcesChanged(gone?: string) {
  const client = useQueryClient()
  // Units move with `enabled`, so that the items are others too.
  return () =>
    Promise.all([
      client.invalidateQueries({
        queryKey: queryKeys.sources,
        // The page of a source that is gone is left, not asked again.
        predicate: ({ queryKey }) =>
          gone === undefined || !queryKey.includes(gone),
      }),
      client.invalidateQueries({ queryKey: queryKeys.sourceItems }),
      // Medusa's own screens show the stock location that the source is.
      client.invalidateQueries({ queryKey: ["stock_locations"] }),
    ])
}

export function useCreateSource() {
  const onSuccess = useSourcesChanged()
  return useMutation({ mutationFn: createSource, onSuccess })
}

export function useUpdateSource(code: string) {
  const onSuccess = useSourcesChanged()
  return useMutation({
    mutationFn: (changes: SourceChanges) => updateSource(code, changes),
    onSuccess,
  })
}

export function useDeleteSource(code: string) {
  const onSuccess = useSourcesChanged(code)
  return useMutation({ mutationFn: () => deleteSource(code), onSuccess })
}
