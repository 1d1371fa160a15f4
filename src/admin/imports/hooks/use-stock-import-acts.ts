import { useMutation, useQueryClient } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"
import type { StockImport } from "../lib/stock-import"
import { stockImportKey } from "../../shared/lib/query-keys"

type Act = "check" | "apply" | "cancel" | "undo"

/** Checks an import again, applies, cancels or undoes it; `act` is what runs or has failed last. */
export function useStockImportActs(id: string) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: async ({ act, body = {} }: { act: Act; body?: object }) => {
      const { stock_import } = await sdk.client.fetch<{
        stock_import: StockImport
      }>(`/admin/stock-imports/${id}/${act}`, {
        method: "POST",
        body,
      })
      return stock_import
    },
    onSuccess: (stockImport) => {
      client.setQueryData(stockImportKey(id), stockImport)
      void client.invalidateQueries({
        queryKey: queryKeys.stockImports,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      })
    },
    // It may be refused because somebody else has moved it on.
    onError: () =>
      client.invalidateQueries({ queryKey: stockImportKey(id), exact: true }),
  })
  return {
    run: mutation.mutate,
    isPending: mutation.isPending,
    act: mutation.variables?.act,
    error: mutation.error,
    reset: mutation.reset,
  }
}
