import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { StockImportDTO } from "../modules/stock-source/types"
import { applyStockImportWorkflow } from "./apply-stock-import"
import { beginStockImportCheckStep } from "./steps/begin-stock-import-check"
import { planStockImportStep } from "./steps/plan-stock-import"
import { StockImportWorkflowEvents } from "./utils/emit-stock-import-event"

export type CheckStockImportWorkflowInput = { id: string }

export const checkStockImportWorkflowId = "check-stock-import"

/**
 * Checks an uploaded stock import: every line of its file ends in exactly one outcome of the plan, and no stock is
 * written. `run` returns once the import is `checking`; it ends `checked`, or `rejected` with the reason.
 * An import made with `apply: true` is applied next, if no line is in error.
 *
 * Emits `stock-import.checked` with `{id}` in both cases.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is not `uploaded`.
 *
 * @example
 * await checkStockImportWorkflow(container).run({ input: { id: "simp_01…" } })
 *
 * @summary Check an uploaded stock import.
 * @property hooks.stockImportChecked - Runs once the plan is there, with `stock_import`.
 */
export const checkStockImportWorkflow = createWorkflow(
  { name: checkStockImportWorkflowId, store: true, retentionTime: 3600 },
  (input: CheckStockImportWorkflowInput) => {
    beginStockImportCheckStep(input)
    const stockImport = planStockImportStep(input)
    const stockImportChecked = createHook("stockImportChecked", {
      stock_import: stockImport,
    })
    emitEventStep({
      eventName: StockImportWorkflowEvents.CHECKED,
      data: { id: input.id },
    })
    when("apply-by-itself", { stockImport }, (data) =>
      appliesByItself(data.stockImport)
    ).then(() => {
      const applyInput = transform({ stockImport }, (data) => ({
        id: data.stockImport.id,
        applied_by: data.stockImport.created_by,
      }))
      applyStockImportWorkflow.runAsStep({ input: applyInput })
    })
    return new WorkflowResponse(stockImport, { hooks: [stockImportChecked] })
  }
)

function appliesByItself(stockImport: StockImportDTO): boolean {
  return (
    stockImport.apply &&
    stockImport.status === "checked" &&
    stockImport.counts.error === 0 &&
    stockImport.alarms.length === 0
  )
}
