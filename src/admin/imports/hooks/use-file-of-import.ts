import { useQuery } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import type { StockImport } from "../lib/stock-import"
import { stockImportKey } from "../../shared/lib/query-keys"

/** The file of an earlier import, to be imported again; nothing where there is no `id`. */
export function useFileOfImport(id: string | null) {
  return useQuery({
    queryKey: [...stockImportKey(id ?? ""), "file"],
    queryFn: async () => {
      const path = `/admin/stock-imports/${id}`
      const { stock_import } = await sdk.client.fetch<{
        stock_import: StockImport
      }>(path)
      const response = await sdk.client.fetch<Response>(`${path}/file`, {
        headers: { accept: "text/csv" },
      })
      // A large one is kept on the disk by the browser.
      const blob = await response.blob()
      return {
        stockImport: stock_import,
        file: new File([blob], stock_import.filename, { type: "text/csv" }),
      }
    },
    enabled: !!id,
    staleTime: Infinity,
    // It may be large: nobody needs it once the page is left.
    gcTime: 0,
  })
}
