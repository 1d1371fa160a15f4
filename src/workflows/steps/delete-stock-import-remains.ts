import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"

export type StockImportRemains = { number: number; file_key: string }

export const deleteStockImportRemainsStepId = "delete-stock-import-remains"

/** Deletes the plans and files of deleted imports, for good: the last step, since nothing brings them back. */
export const deleteStockImportRemainsStep = createStep(
  { name: deleteStockImportRemainsStepId, noCompensation: true },
  async (remains: StockImportRemains[], { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    for (const stockImport of remains) {
      await service.deleteStockImportRows(stockImport)
    }
    await container
      .resolve(Modules.FILE)
      .deleteFiles(remains.map(({ file_key }) => file_key))
    return new StepResponse(remains.length)
  }
)
