import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { PlanCode } from "../../modules/stock-source/codes"
import {
  ImportHoldLost,
  lostConnection,
  type ImportHold,
} from "../../modules/stock-source/import-hold"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { notifyOfStockImport } from "./notify-of-stock-import"
import { applyNextStockImport } from "./resume-stock-imports"
import { retryWhenLost } from "./retry-when-lost"
import { tellStockImport } from "./tell-stock-import"
import { tellCommittedChunks, writeChunks } from "./write-chunks"

/**
 * Compensation of an apply: takes back what is written by difference. The import ends `canceled` where somebody asked
 * for that, else `failed` with the reason.
 */
export async function takeBackFailedApply(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const ended = await retryWhenLost(container, id, (stockImport) =>
    container
      .resolve(STOCK_SOURCE_MODULE)
      .holdStockImport(stockImport, (hold) => takeBack(container, id, hold))
  )
  if (ended?.status === "failed" || ended?.status === "canceled") {
    await tellStockImport(container, ended, "apply", ended.status)
    await applyNextStockImport(container)
  }
}

/** @returns the import, ended; undefined where nothing of the apply is left to take back. */
async function takeBack(
  container: MedusaContainer,
  id: string,
  hold: ImportHold
): Promise<StockImportDTO | undefined> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(id)
  const { status, pending_act } = found
  if (pending_act === "apply" && ["failed", "canceled"].includes(status)) {
    return found
  }
  const goesOn = status === "undoing" && pending_act === "apply"
  if (!goesOn && status !== "applying" && status !== "applied") {
    return undefined
  }
  const undoing = goesOn
    ? found
    : await service.changeStockImportStatus({
        id,
        from: ["applying", "applied"],
        to: "undoing",
        set: { pending_act: "apply" },
      })
  await service.recordStockImportError(id, {
    code: "compensated" satisfies PlanCode,
    message:
      "A later step of the workflow failed, so everything was taken back.",
  })
  await tellCommittedChunks(container, "apply", undoing)
  await undoOrLeaveApplied(container, undoing, hold)
  return service.completeStockImportUndo(
    undoing,
    undoing.canceled_at ? "canceled" : "failed"
  )
}

/** What cannot be taken back now can still be undone, and no other import has to wait for it. */
async function undoOrLeaveApplied(
  container: MedusaContainer,
  undoing: StockImportDTO,
  hold: ImportHold
): Promise<void> {
  try {
    await writeChunks(container, "undo", undoing, hold)
  } catch (error) {
    const { type, message } = error as MedusaError
    if (
      !(error instanceof ImportHoldLost) &&
      !lostConnection(error) &&
      type !== MedusaError.Types.CONFLICT
    ) {
      await container.resolve(STOCK_SOURCE_MODULE).changeStockImportStatus({
        id: undoing.id,
        from: ["undoing"],
        to: "applied",
        set: {
          pending_act: null,
          error: {
            code: "not_taken_back" satisfies PlanCode,
            message: `It could not be taken back completely: ${message}. Undo it to go on.`,
          },
        },
      })
      await notifyOfStockImport(container, undoing.id, "apply", "failed")
    }
    throw error
  }
}
