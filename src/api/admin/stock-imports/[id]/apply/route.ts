import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { applyStockImportWorkflow } from "../../../../../workflows"
import { withConflictMessage } from "../../../../utils/conflict"
import { retrieveStockImport } from "../../helpers"

/** Starts to write the plan of a checked import. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    applyStockImportWorkflow(req.scope).run({
      input: { id, applied_by: req.auth_context.actor_id },
    })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
