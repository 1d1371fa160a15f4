import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  givenUpError,
  isDeadly,
} from "../../../modules/stock-source/imports/act-deaths"
import { ACT_STATUSES } from "../../../modules/stock-source/imports/states"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import { unconfirmed } from "../acts/refuse-unconfirmed"
import { applyNextStockImport } from "../acts/resume-stock-imports"
import { type RunOfAct, runOfAct } from "../acts/run-of-act"
import { ENDED, tellStockImport } from "../events/tell-stock-import"

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
  async ({ id, act }: EndStockImportActStepInput, context) => {
    const { container } = context
    if (await mayTell(container, runOfAct(id, context), act)) {
      const stockImport = await container
        .resolve(STOCK_SOURCE_MODULE)
        .retrieveImport(id)
      const next =
        act === "check" && appliesByItself(stockImport) ? "apply" : undefined
      await tellStockImport(container, stockImport, act, ENDED[act], next)
    }
    await applyNextStockImport(container)
    return new StepResponse(id)
  }
)

/** Not where the act was handed over, or was told already, or where telling of it ends each process that does. */
async function mayTell(
  container: MedusaContainer,
  run: RunOfAct,
  act: StockImportAct
): Promise<boolean> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { id } = run
  const during = ACT_STATUSES[act].after
  const deaths = await service.takeUpStockImportAct({ ...run, act, during })
  if (deaths === undefined || !isDeadly(deaths)) {
    return deaths !== undefined
  }
  await service.replaceStockImportError({
    id,
    act,
    error: givenUpError("hook_given_up", {
      reason: "subscribers",
      event: `stock-import.${ENDED[act]}`,
    }),
    parked: "hook",
  })
  await service.endStockImportAct(id, act)
  return false
}

function appliesByItself(stockImport: StockImportDTO): boolean {
  return (
    stockImport.apply &&
    stockImport.status === "checked" &&
    stockImport.counts.error === 0 &&
    unconfirmed(stockImport).length === 0
  )
}
