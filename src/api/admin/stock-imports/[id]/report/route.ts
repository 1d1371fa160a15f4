import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { sendCsv } from "../../../../utils/send-csv"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"

/** The failing lines as they came, with what is wrong with each: mend them and upload the report. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  const original = await req.scope
    .resolve(Modules.FILE)
    .getDownloadStream(stockImport.file_key)
  await sendCsv(
    res,
    await service.reportStockImport(stockImport, original),
    `errors-${stockImport.filename}`
  )
}
