import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"

export type StockImportRemains = { number: number; file_key: string }

export const deleteStockImportRemainsStepId = "delete-stock-import-remains"

/**
 * Deletes the plans and files of deleted imports, for good: the last step, since nothing brings them back. What is
 * left of it when the process dies is found by the daily job that drops old plans.
 */
export const deleteStockImportRemainsStep = createStep(
  { name: deleteStockImportRemainsStepId, noCompensation: true },
  async (remains: StockImportRemains[], { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const files = container.resolve(Modules.FILE)
    for (const stockImport of remains) {
      await service.deleteStockImportRows(stockImport)
      if (stockImport.file_key) {
        await files.deleteFiles([stockImport.file_key])
        await service.forgetStockImportFile(stockImport.number)
      }
    }
    return new StepResponse(remains.length)
  }
)
