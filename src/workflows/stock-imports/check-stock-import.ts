import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  beginStockImportCheckStep,
  type BeginStockImportCheckStepInput,
} from "./steps/begin-stock-import-check"
import { endStockImportActStep } from "./steps/end-stock-import-act"
import { handToWorkerStep } from "../steps/hand-to-worker"
import { planStockImportStep } from "./steps/plan-stock-import"
import { guardHook } from "./acts/guard-hook"

export type CheckStockImportWorkflowInput = BeginStockImportCheckStepInput

export const checkStockImportWorkflowId = "check-stock-import"

/**
 * Checks an uploaded stock import: every line of its file ends in exactly one outcome of the plan, and no stock is
 * written. `run` returns once the import is `checking`; it ends `checked`, or `rejected` with the reason.
 * With `reading` the kept file of a checked or rejected import is checked again, and its plan is made anew.
 * An import made with `apply: true` is applied next if no line is in error and no alarm keeps it, or waits for its turn where another import
 * writes stock. Resumed by a job where its process died, as {@link applyStockImportWorkflow} is.
 *
 * Emits `stock-import.checked` with `{id}` in both cases, or `stock-import.failed`; at least once.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is not `uploaded`, nor, with `reading`, `checked` or `rejected`.
 *
 * @example
 * await checkStockImportWorkflow(container).run({ input: { id: "simp_01…" } })
 *
 * @summary Check an uploaded stock import.
 * @property hooks.stockImportChecked - Runs once the plan is there, with `stock_import`.
 */
export const checkStockImportWorkflow = guardHook(
  createWorkflow(
    { name: checkStockImportWorkflowId, store: true, retentionTime: 3600 },
    (input: CheckStockImportWorkflowInput) => {
      beginStockImportCheckStep(input)
      handToWorkerStep({ id: input.id })
      const stockImport = planStockImportStep({ id: input.id })
      const stockImportChecked = createHook("stockImportChecked", {
        stock_import: stockImport,
      })
      endStockImportActStep({ id: input.id, act: "check" })
      return new WorkflowResponse(stockImport, { hooks: [stockImportChecked] })
    }
  ),
  "stockImportChecked",
  "check"
)
