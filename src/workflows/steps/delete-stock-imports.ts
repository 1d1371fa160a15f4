import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportDTO } from "../../modules/stock-source/types"

const AT_WORK = ["checking", "applying", "undoing"]

export const deleteStockImportsStepId = "delete-stock-imports"

/**
 * Hides imports that are not at work. Compensation: they are back; their plans and files are deleted only afterwards.
 *
 * @throws MedusaError `not_found`, or `conflict` where one is at work.
 */
export const deleteStockImportsStep = createStep(
  deleteStockImportsStepId,
  async ({ ids }: { ids: string[] }, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const found: StockImportDTO[] = []
    for (const id of ids) {
      const stockImport = await service.retrieveImport(id)
      if (AT_WORK.includes(stockImport.status)) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `Stock import ${id} is ${stockImport.status}; delete it when that has ended.`
        )
      }
      found.push(stockImport)
    }
    await service.softDeleteStockImports(ids)
    const remains = found.map(({ number, file_key }) => ({ number, file_key }))
    return new StepResponse(remains, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) {
      await container.resolve(STOCK_SOURCE_MODULE).restoreStockImports(ids)
    }
  }
)
