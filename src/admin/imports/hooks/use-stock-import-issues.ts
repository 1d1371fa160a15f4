import { useQuery } from "@tanstack/react-query"
import type { IssueSummary } from "../../../modules/stock-source/types"
import { sdk } from "../../shared/lib/client"
import type { StockImport } from "../lib/stock-import"
import { stockImportKey } from "../../shared/lib/query-keys"

/** What is said about the plan's lines, counted by code; read anew when the import has moved on. */
export function useStockImportIssues(
  { id, status }: StockImport,
  enabled = true
) {
  return useQuery({
    queryKey: [...stockImportKey(id), "issues", status],
    queryFn: async () => {
      const { issues } = await sdk.client.fetch<{ issues: IssueSummary[] }>(
        `/admin/stock-imports/${id}/issues`
      )
      return issues
    },
    enabled,
  })
}
