import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  beginStockImportUndoStep,
  type BeginStockImportUndoStepInput,
} from "./steps/begin-stock-import-undo"
import { endStockImportActStep } from "./steps/end-stock-import-act"
import { handToWorkerStep } from "../steps/hand-to-worker"
import { undoStockImportChunksStep } from "./steps/undo-stock-import-chunks"

export type UndoStockImportWorkflowInput = BeginStockImportUndoStepInput

export const undoStockImportWorkflowId = "undo-stock-import"

/**
 * Takes an applied stock import back by difference: what was sold or edited since stays. `run` returns once the import
 * is `undoing`. Lines that cannot be taken back have the issue `not_undone` in the plan.
 *
 * Resumed by a job where its process died, as {@link applyStockImportWorkflow} is.
 *
 * Emits `stock-import.undone` with `{id}`, at least once.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is not `applied` or another one is writing stock.
 *
 * @example
 * await undoStockImportWorkflow(container).run({ input: { id: "simp_01…" } })
 *
 * @summary Undo an applied stock import.
 */
export const undoStockImportWorkflow = createWorkflow(
  { name: undoStockImportWorkflowId, store: true, retentionTime: 3600 },
  (input: UndoStockImportWorkflowInput) => {
    beginStockImportUndoStep(input)
    handToWorkerStep({ id: input.id })
    const stockImport = undoStockImportChunksStep({ id: input.id })
    endStockImportActStep({ id: input.id, act: "undo" })
    return new WorkflowResponse(stockImport)
  }
)
