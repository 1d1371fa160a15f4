import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { sendCsv } from "../../../../utils/send-csv"

/** The file as it was uploaded. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { file_key, filename } = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .retrieveImport(req.params.id)
  const file = await req.scope.resolve(Modules.FILE).getDownloadStream(file_key)
  await sendCsv(res, file, filename)
}
