import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openStockFile } from "../../../../../files/open-stock-file"
import { typeOfStockFile } from "../../../../../files/stock-file-type"
import { sendFile } from "../../../../utils/send-file"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"

/** The file as it was uploaded, byte for byte, in the encoding that it has. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  const { filename, encoding } = stockImport
  const file = await openStockFile(req.scope, stockImport)
  await sendFile(res, file, {
    filename,
    type: typeOfStockFile(file, filename),
    encoding: encoding ?? undefined,
  })
}
