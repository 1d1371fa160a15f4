import { useQueryParams } from "@medusajs/dashboard/hooks"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/client"
import { queryKeys } from "../lib/query-keys"
import { isAtWork, type StockImport } from "../lib/stock-import"

type StockImportsPage = { stock_imports: StockImport[]; count: number }

const LOOK_AGAIN_MS = 2_000

/** A page of all imports, as the address says which; looked at again while one of them is at work. */
export function useStockImports(pageSize: number) {
  const { q, offset, order, ...filters } = useQueryParams([
    "q",
    "offset",
    "order",
    "status",
    "behavior",
    "created_at",
  ])
  const query = {
    q: q || undefined,
    limit: pageSize,
    offset: Number(offset ?? 0),
    order: order ?? "-created_at",
    ...Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, parse(value)])
    ),
  }
  return useQuery({
    queryKey: [...queryKeys.stockImports, "list", query],
    queryFn: () =>
      sdk.client.fetch<StockImportsPage>("/admin/stock-imports", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.stock_imports.some(isAtWork) ? LOOK_AGAIN_MS : false,
  })
}

/** Medusa's tables keep a filter in the address as JSON. */
function parse(value: string | undefined): unknown {
  try {
    return value && JSON.parse(value)
  } catch {
    return value
  }
}
