import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answerCorrected } from "../../../answer-corrected"

/** Takes one correction back. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await answerCorrected(req, res, { take_back: [req.params.correction_id] })
}
