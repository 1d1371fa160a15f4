import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { PlanCode } from "../../../modules/stock-source/codes"
import {
  ImportHoldLost,
  lostConnection,
  type ImportHold,
} from "../../../modules/stock-source/imports/import-hold"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import { isDeadly } from "../../../modules/stock-source/imports/act-deaths"
import { HandedOver } from "../../../modules/stock-source/imports/work-under-way"
import type { StoreAround } from "../../../modules/stock-source/imports/write/write-stock"
import { withErrorMessage } from "../../../texts"
import { notifyOfStockImport } from "../events/notify-of-stock-import"
import { parkStockImport } from "./park-stock-import"
import type { RunOfAct } from "./run-of-act"

/**
 * Takes back what an apply has written, by difference. The import ends `canceled` where somebody asked for that, else
 * `failed` with the reason.
 *
 * @returns the import, ended; undefined where nothing of the apply is left to take back.
 */
export async function takeBack(
  container: MedusaContainer,
  { id, run }: RunOfAct,
  hold: ImportHold,
  store: StoreAround
): Promise<StockImportDTO | undefined> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(id)
  const { status, pending_act, act_run } = found
  if (pending_act !== "apply") {
    return undefined
  }
  if (["failed", "canceled"].includes(status)) {
    return found
  }
  if (status === "applying" || status === "applied") {
    // Given up by this run, and applied again by somebody meanwhile.
    if (act_run && act_run !== run) {
      return undefined
    }
    await service.changeStockImportStatus({
      id,
      from: ["applying", "applied"],
      pending: "apply",
      seen: { act_run },
      to: "undoing",
    })
  }
  await service.recordStockImportError(
    id,
    withErrorMessage({
      code: "compensated" satisfies PlanCode,
      params: { reason: "undone" },
    })
  )
  const deaths = await service.takeUpStockImportAct({
    id,
    run,
    during: ["undoing"],
    act: "apply",
  })
  if (deaths === undefined) {
    return undefined
  }
  const undoing = await service.retrieveImport(id)
  if (isDeadly(deaths)) {
    return parkStockImport(container, undoing)
  }
  await service.reportCommittedStock("apply", undoing, store)
  await undoOrLeaveApplied(container, undoing, hold, store)
  return service.completeStockImportUndo(
    undoing,
    undoing.canceled_at ? "canceled" : "failed"
  )
}

/** What cannot be taken back now can still be undone, and no other import has to wait for it. */
async function undoOrLeaveApplied(
  container: MedusaContainer,
  undoing: StockImportDTO,
  hold: ImportHold,
  store: StoreAround
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  try {
    await service.writeStock("undo", undoing, hold, store)
  } catch (error) {
    const { type, message } = error as MedusaError
    if (
      !(error instanceof ImportHoldLost) &&
      !(error instanceof HandedOver) &&
      !lostConnection(error) &&
      type !== MedusaError.Types.CONFLICT
    ) {
      await service.changeStockImportStatus({
        id: undoing.id,
        from: ["undoing"],
        to: "applied",
        set: {
          pending_act: null,
          error: withErrorMessage({
            code: "not_taken_back" satisfies PlanCode,
            params: { said: message },
          }),
        },
      })
      await notifyOfStockImport(container, undoing.id, "apply", "failed")
    }
    throw error
  }
}
