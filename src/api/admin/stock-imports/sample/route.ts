import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../modules/stock-source"
import { sourceScope } from "../../../utils/permissions/permitted"
import { sendFile } from "../../../utils/send-file"

/** A file to start from, with the codes and SKUs of this store. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const sample = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .sampleStockImport(sourceScope(req))
  await sendFile(res, sample, { filename: "stock_sources_sample.csv" })
}
