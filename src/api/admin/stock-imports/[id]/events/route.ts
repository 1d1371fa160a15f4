import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { retrieveStockImport } from "../../helpers"
import { pollStockImport } from "../../shared-poll"
import { sendStockImportEvents } from "../../send-stock-import-events"

/** Status and progress of an import as they change, as server-sent events, until no act of it is under way. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  // A 404 while an answer can still say so.
  const found = await retrieveStockImport(req.scope, id)
  const { workUnderWay } = req.scope.resolve(STOCK_SOURCE_MODULE)
  await workUnderWay.during(() =>
    sendStockImportEvents(
      res,
      found,
      () => pollStockImport(req.scope, id),
      workUnderWay.signal
    )
  )
}
