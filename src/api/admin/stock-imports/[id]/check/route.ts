import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { checkStockImportWorkflow } from "../../../../../workflows"
import { withConflictMessage } from "../../../../utils/conflict"
import { retrieveStockImport } from "../../helpers"
import type { CheckStockImport } from "../../validators"

/** Starts to check the kept file again, read in another way; its plan is made anew. */
export async function POST(
  req: AuthenticatedMedusaRequest<CheckStockImport>,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    checkStockImportWorkflow(req.scope).run({
      input: { id, reading: req.validatedBody },
    })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
