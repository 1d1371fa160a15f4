import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { undoStockImportWorkflow } from "../../../../../workflows"
import { withConflictMessage } from "../../../../utils/conflict"
import { retrieveStockImport } from "../../helpers"

/** Starts to take an applied import back. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    undoStockImportWorkflow(req.scope).run({
      input: { id, undone_by: req.auth_context.actor_id },
    })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
