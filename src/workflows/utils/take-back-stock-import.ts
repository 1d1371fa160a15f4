import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { emitStockImportEvent } from "./emit-stock-import-event"
import { undoChunks } from "./write-chunks"

/** Compensation of an apply: takes back what is written by difference, and the import is `failed` with the reason. */
export async function takeBackFailedApply(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  let stockImport: StockImportDTO
  try {
    stockImport = await service.changeStockImportStatus({
      id,
      from: ["applying", "applied"],
      to: "undoing",
    })
  } catch (error) {
    // Failed, undone or canceled already: nothing of it is left to take back.
    if (await hasEnded(container, id, error as MedusaError)) {
      return
    }
    throw error
  }
  await service.recordStockImportError(id, {
    code: "compensated",
    message:
      "A later step of the workflow failed, so everything was taken back.",
  })
  try {
    await undoChunks(container, stockImport)
  } catch (error) {
    // What is left of it can still be undone, and no other import has to wait for it.
    await service.changeStockImportStatus({
      id,
      from: ["undoing"],
      to: "applied",
      set: {
        error: {
          code: "not_taken_back",
          message: `It failed and could not be taken back completely: ${(error as Error).message}. Undo it to go on.`,
        },
      },
    })
    throw error
  }
  await service.completeStockImportUndo(stockImport, "failed")
  await emitStockImportEvent(container, "failed", id)
}

async function hasEnded(
  container: MedusaContainer,
  id: string,
  error: MedusaError
): Promise<boolean> {
  if (error.type !== MedusaError.Types.CONFLICT) {
    return false
  }
  const { status } = await container
    .resolve(STOCK_SOURCE_MODULE)
    .retrieveImport(id)
  return !["applying", "applied"].includes(status)
}
