import { useMutation, useQueryClient } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"

/** Deletes an import with its plan and file; the stock that it wrote stays. */
export function useDeleteStockImport(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      sdk.client.fetch(`/admin/stock-imports/${id}`, { method: "DELETE" }),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKeys.stockImports }),
  })
}
