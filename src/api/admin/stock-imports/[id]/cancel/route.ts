import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { cancelStockImportWorkflow } from "../../../../../workflows"
import { withConflictMessage } from "../../../../utils/conflict"
import { retrieveStockImport } from "../../helpers"

/** Ends an import that has not written anything. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    cancelStockImportWorkflow(req.scope).run({
      input: { id, canceled_by: req.auth_context.actor_id },
    })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
