import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"
import { isAtWork, type StockImport } from "../../imports/lib/stock-import"
import type { TableState } from "../../shared/hooks/use-table-state"

type StockImportsPage = { stock_imports: StockImport[]; count: number }

const LOOK_AGAIN_MS = 2_000

/** A page of all imports, as the table's state says which; looked at again while one of them is at work. */
export function useStockImports(state: TableState) {
  const since = state.get("since")
  const query = {
    q: state.q,
    status: state.get("status"),
    behavior: state.get("behavior"),
    created_at: since ? { $gte: startOf(since) } : undefined,
    limit: state.limit,
    offset: state.offset,
    order: state.order ?? "-created_at",
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

/** When a day such as "2026-11-24" begins where the admin is. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString()
}
