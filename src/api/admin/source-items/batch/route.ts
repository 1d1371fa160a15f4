import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { batchSourceItemsWorkflow } from "../../../../workflows/source-items/batch-source-items"
import { sourceScope } from "../../../utils/permissions/permitted"
import { answerChanges } from "../answer-changes"
import type { AdminBatchSourceItemsType } from "../body-validators"

/** Writes and deletes source items together: all of it, or nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminBatchSourceItemsType>,
  res: MedusaResponse
): Promise<void> => {
  await answerChanges(
    req,
    res,
    () =>
      batchSourceItemsWorkflow(req.scope).run({
        input: { ...req.validatedBody, allowed_source_codes: sourceScope(req) },
      }),
    "upserted"
  )
}
