import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../modules/stock-source/types"
import { unconfirmed } from "../utils/refuse-unconfirmed"
import { applyNextStockImport } from "../utils/resume-stock-imports"
import { ENDED, tellStockImport } from "../utils/tell-stock-import"

export type EndStockImportActStepInput = { id: string; act: StockImportAct }

export const endStockImportActStepId = "end-stock-import-act"

/**
 * Emits that an act has ended, after its hooks, and lets the next import in line have its turn. An import made with
 * `apply: true` gets in line itself when its check has found no error, and no alarm that was not accepted beforehand.
 *
 * Not in the workflow's event group, which is lost when the process dies before the workflow ends.
 */
export const endStockImportActStep = createStep(
  { name: endStockImportActStepId, noCompensation: true },
  async ({ id, act }: EndStockImportActStepInput, { container }) => {
    const stockImport = await container
      .resolve(STOCK_SOURCE_MODULE)
      .retrieveImport(id)
    const next =
      act === "check" && appliesByItself(stockImport) ? "apply" : undefined
    await tellStockImport(container, stockImport, act, ENDED[act], next)
    await applyNextStockImport(container)
    return new StepResponse(id)
  }
)

function appliesByItself(stockImport: StockImportDTO): boolean {
  return (
    stockImport.apply &&
    stockImport.status === "checked" &&
    stockImport.counts.error === 0 &&
    unconfirmed(stockImport).length === 0
  )
}
