import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import {
  type Confirmation,
  refuseUnconfirmed,
} from "../acts/refuse-unconfirmed"
import { applyNextStockImport } from "../acts/resume-stock-imports"
import { takeBackApply } from "../acts/run-act"
import { type RunOfAct, runOfAct } from "../acts/run-of-act"
import { tellStockImport } from "../events/tell-stock-import"

export type BeginStockImportApplyStepInput = Confirmation & {
  id: string
  /** Default: who uploaded it. */
  applied_by?: string | null
  /** Goes on with an apply that was begun and not finished, or that waits for its turn. Default false. */
  resume?: boolean
}

/** With what was accepted beforehand; null: nothing. */
function accepted(
  { confirm: beforehand }: StockImportDTO,
  { confirm = [] }: Confirmation
): string[] | null {
  const codes = new Set([...(beforehand ?? []), ...confirm])
  return codes.size ? [...codes] : null
}

export const beginStockImportApplyStepId = "begin-stock-import-apply"

/**
 * Moves an import from `checked` to `applying`, if no other import is writing stock; also one whose apply was given up,
 * which goes on from the last chunk. Compensation, whichever later
 * step fails: what is applied by then is taken back and the import is `failed` with the reason.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status, another one is writing, its
 *   check is not finished, or an alarm of its plan is not confirmed.
 */
export const beginStockImportApplyStep = createStep(
  beginStockImportApplyStepId,
  async (
    {
      id,
      applied_by: by,
      resume,
      ...confirmation
    }: BeginStockImportApplyStepInput,
    context
  ) => {
    const service = context.container.resolve(STOCK_SOURCE_MODULE)
    const plan = await service.raiseIfApplied(await service.retrieveImport(id))
    refuseUnconfirmed(plan, confirmation)
    const stockImport = await service.beginStockImportAct(plan, {
      act: "apply",
      run: runOfAct(id, context).run,
      resume,
      by,
      // A plan that was made anew meanwhile is not the one whose alarms were looked at.
      seen: { checked_at: plan.checked_at },
      // One that goes on where it was given up writes what was accepted when it began.
      set:
        plan.status === "checked"
          ? { confirm: accepted(plan, confirmation) }
          : {},
    })
    return new StepResponse(stockImport, id)
  },
  async (id, context) => {
    if (id) {
      await takeBackFailedApply(context.container, runOfAct(id, context))
    }
  }
)

async function takeBackFailedApply(
  container: MedusaContainer,
  run: RunOfAct
): Promise<void> {
  const ended = await takeBackApply(container, run)
  if (ended?.status === "failed" || ended?.status === "canceled") {
    await tellStockImport(container, ended, "apply", ended.status)
    await applyNextStockImport(container)
  }
}
