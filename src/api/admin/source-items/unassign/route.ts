import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { unassignSourceItemsWorkflow } from "../../../../workflows/source-items/unassign-source-items"
import { sourceScope } from "../../../utils/permissions/permitted"
import { answerChanges } from "../answer-changes"
import type { AdminSourceItemPairsType } from "../body-validators"

/** Unassigns SKUs from sources: all of them, or none. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSourceItemPairsType>,
  res: MedusaResponse
): Promise<void> => {
  await answerChanges(req, res, () =>
    unassignSourceItemsWorkflow(req.scope).run({
      input: { ...req.validatedBody, allowed_source_codes: sourceScope(req) },
    })
  )
}
