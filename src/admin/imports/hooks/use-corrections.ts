import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { CorrectionsInput } from "../../../modules/stock-source/types"
import { sdk } from "../../shared/lib/client"
import { queryKeys, stockImportKey } from "../../shared/lib/query-keys"
import type { StockImport } from "../lib/stock-import"

/** Corrects a checked file, or takes all corrections of it back; the plan that comes of it is shown at once. */
export function useCorrections(id: string) {
  const client = useQueryClient()
  const path = `/admin/stock-imports/${id}/corrections`
  return useMutation({
    mutationFn: async (change: CorrectionsInput | "discard") => {
      const { stock_import } = await sdk.client.fetch<{
        stock_import: StockImport
      }>(
        path,
        change === "discard"
          ? { method: "DELETE" }
          : { method: "POST", body: change }
      )
      return stock_import
    },
    onSuccess: (stockImport) => {
      client.setQueryData(stockImportKey(id), stockImport)
      void client.invalidateQueries({ queryKey: queryKeys.stockImports })
    },
    // It may be refused because somebody else has moved it on.
    onError: () =>
      client.invalidateQueries({ queryKey: stockImportKey(id), exact: true }),
  })
}
