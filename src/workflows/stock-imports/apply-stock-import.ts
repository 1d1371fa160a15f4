import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { applyStockImportChunksStep } from "./steps/apply-stock-import-chunks"
import {
  beginStockImportApplyStep,
  type BeginStockImportApplyStepInput,
} from "./steps/begin-stock-import-apply"
import { endStockImportActStep } from "./steps/end-stock-import-act"
import { handToWorkerStep } from "../steps/hand-to-worker"
import { guardHook } from "./acts/guard-hook"

export type ApplyStockImportWorkflowInput = BeginStockImportApplyStepInput

export const applyStockImportWorkflowId = "apply-stock-import"

/**
 * Writes the plan of a checked stock import. `run` returns once the import is `applying`; the chunks are written by an
 * asynchronous step. Where it, or your handler of the hook, fails, all of it is taken back and the import is `failed`.
 *
 * A process may die at any moment: a job runs this with `resume: true`, and it goes on from the last chunk that was
 * committed. Events and the hook come at least once, so let a handler of yours stand being called twice.
 *
 * Emits `stock-import.applied` with `{id}`, or `stock-import.failed`, or `stock-import.canceled`.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is not `checked` or another one is writing stock.
 *
 * @example
 * await applyStockImportWorkflow(container).run({ input: { id: "simp_01…" } })
 *
 * @summary Apply a checked stock import.
 * @property hooks.stockImportApplied - Runs after the last chunk, with `stock_import`.
 */
export const applyStockImportWorkflow = guardHook(
  createWorkflow(
    { name: applyStockImportWorkflowId, store: true, retentionTime: 3600 },
    (input: ApplyStockImportWorkflowInput) => {
      beginStockImportApplyStep(input)
      handToWorkerStep({ id: input.id })
      const stockImport = applyStockImportChunksStep({ id: input.id })
      const stockImportApplied = createHook("stockImportApplied", {
        stock_import: stockImport,
      })
      endStockImportActStep({ id: input.id, act: "apply" })
      return new WorkflowResponse(stockImport, { hooks: [stockImportApplied] })
    }
  ),
  "stockImportApplied",
  "apply"
)
