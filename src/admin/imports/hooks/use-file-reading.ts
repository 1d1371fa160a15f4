import { useQuery } from "@tanstack/react-query"
import type { StockImportReading } from "../../../modules/stock-source/types"
import { sdk } from "../../shared/lib/client"
import { stockImportKey } from "../../shared/lib/query-keys"
import type { StockImport } from "../lib/stock-import"

/** What an import's file was taken for; read anew when it was checked again. */
export function useFileReading({ id, checked_at }: StockImport) {
  return useQuery({
    queryKey: [...stockImportKey(id), "reading", checked_at],
    queryFn: async () => {
      const { reading } = await sdk.client.fetch<{
        reading: StockImportReading
      }>(`/admin/stock-imports/${id}/reading`)
      return reading
    },
  })
}
