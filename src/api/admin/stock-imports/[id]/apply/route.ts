import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { applyStockImportWorkflow } from "../../../../../workflows"
import { withConflictMessage } from "../../../../utils/conflict"
import { retrieveStockImport } from "../../helpers"
import type { ApplyStockImport } from "../../validators"

/** Starts to write the plan of a checked import whose alarms are all in `confirm`. */
export async function POST(
  req: AuthenticatedMedusaRequest<ApplyStockImport>,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    applyStockImportWorkflow(req.scope).run({
      input: {
        id,
        applied_by: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
