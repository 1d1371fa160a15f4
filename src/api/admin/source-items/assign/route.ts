import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assignSourceItemsWorkflow } from "../../../../workflows/source-items/assign-source-items"
import { sourceScope } from "../../../utils/permissions/permitted"
import { answerChanges } from "../answer-changes"
import type { AdminSourceItemPairsType } from "../body-validators"

/** Assigns SKUs to sources with quantity 0; pairs that are assigned are left alone. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSourceItemPairsType>,
  res: MedusaResponse
): Promise<void> => {
  await answerChanges(req, res, () =>
    assignSourceItemsWorkflow(req.scope).run({
      input: { ...req.validatedBody, allowed_source_codes: sourceScope(req) },
    })
  )
}
