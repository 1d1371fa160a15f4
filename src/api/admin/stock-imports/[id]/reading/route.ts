import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { readingOfImport } from "../../../../../modules/stock-source/imports/reading-of-import"
import { withConflictMessage } from "../../../../utils/conflict"
import { refuseUnchecked } from "../../refuse-unchecked"

/** What the file was taken for: its kind, its columns, what gives each field, and what was assumed. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const stockImport = await service.retrieveImport(req.params.id)
  await withConflictMessage(async () => refuseUnchecked(stockImport, "unread"))
  const { profile_id, reading } = stockImport
  const names = reading?.columns.map(({ name }) => name) ?? []
  const proposed = profile_id
    ? undefined
    : await service.findStockImportProfileByHeader(names)
  res.json({ reading: readingOfImport(stockImport, proposed?.id ?? null) })
}
