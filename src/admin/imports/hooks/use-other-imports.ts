import { useQuery } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"
import type { StockImport } from "../lib/stock-import"
import {
  WRITING,
  WROTE,
  isIn,
} from "../../../modules/stock-source/imports/states"

/** The last imports that have written stock, or do so now; asked for again and again while `enabled`. */
export function useStockMovingImports({ enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: [...queryKeys.stockImports, "others"],
    queryFn: async () => {
      const { stock_imports } = await sdk.client.fetch<{
        stock_imports: StockImport[]
      }>("/admin/stock-imports", {
        query: { status: WROTE, order: "-updated_at", limit: 10 },
      })
      return stock_imports
    },
    enabled,
    refetchInterval: 5_000,
    staleTime: 0,
  })
}

/**
 * Other imports that have to do with a plan which waits to be applied: the one that writes stock right now, and the last
 * one that has written stock since the plan was made.
 */
export function useOtherImports({ id, status, checked_at }: StockImport) {
  const { data } = useStockMovingImports({ enabled: status === "checked" })
  const others = (data ?? []).filter((other) => other.id !== id)
  return {
    writing: others.find((other) => isIn(WRITING, other.status)),
    movedStock: others.find(
      ({ applied_at, undone_at }) =>
        checked_at &&
        [applied_at, undone_at].some((at) => at && at > checked_at)
    ),
  }
}
