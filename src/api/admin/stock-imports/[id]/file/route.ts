import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { sendCsv } from "../../../../utils/send-csv"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"

/** The file as it was uploaded. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { file_key, filename } = await retrieveImportWithPlan(
    req.scope,
    req.params.id
  )
  const file = await req.scope.resolve(Modules.FILE).getDownloadStream(file_key)
  await sendCsv(res, file, filename)
}
