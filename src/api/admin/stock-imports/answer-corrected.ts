import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  correctStockImportWorkflow,
  type CorrectStockImportWorkflowInput,
} from "../../../workflows"
import { withConflictMessage } from "../../utils/conflict"
import { retrieveStockImport } from "./helpers"

/** Changes the corrections of an import, and answers with it. */
export async function answerCorrected(
  req: MedusaRequest,
  res: MedusaResponse,
  change: Omit<CorrectStockImportWorkflowInput, "id">
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    correctStockImportWorkflow(req.scope).run({ input: { id, ...change } })
  )
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
