import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { StockImportRowDTO } from "../../../modules/stock-source/types"
import { sdk } from "../../shared/lib/client"
import type { StockImport } from "../lib/stock-import"
import { stockImportKey } from "../../shared/lib/query-keys"

export type PlanQuery = {
  outcome?: string
  issue: string[]
  source_code: string[]
  q?: string
  offset: number
  limit: number
}

type Page = { rows: StockImportRowDTO[]; count: number }

/** A page of the plan; the page before stays in view until it is there. */
export function useStockImportRows(
  { id, status }: StockImport,
  query: PlanQuery
) {
  return useQuery({
    queryKey: [...stockImportKey(id), "rows", status, query],
    queryFn: ({ signal }) =>
      sdk.client.fetch<Page>(`/admin/stock-imports/${id}/rows`, {
        query,
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}
