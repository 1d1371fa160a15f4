import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { transferSourceItemsWorkflow } from "../../../../workflows/source-items/transfer-source-items"
import { sourceScope } from "../../../utils/permissions/permitted"
import { answerChanges } from "../answer-changes"
import type { AdminTransferSourceItemsType } from "../body-validators"

/** Takes units from source to source: all of it, or nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminTransferSourceItemsType>,
  res: MedusaResponse
): Promise<void> => {
  await answerChanges(req, res, () =>
    transferSourceItemsWorkflow(req.scope).run({
      input: { ...req.validatedBody, allowed_source_codes: sourceScope(req) },
    })
  )
}
