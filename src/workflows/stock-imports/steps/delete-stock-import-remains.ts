import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { importName } from "../../../modules/stock-source/imports/import-name"
import { deleteStoredFile } from "../../../files/delete-stored-file"

export type StockImportRemains = { number: number; file_key: string }

export type DeleteStockImportRemainsStepInput = {
  remains: StockImportRemains[]
  /** Goes on with the others where the plan of one cannot be deleted. Default false: the step fails. */
  goOn?: boolean
}

export const deleteStockImportRemainsStepId = "delete-stock-import-remains"

/**
 * Deletes the plans and files of deleted imports, for good: the last step, since nothing brings them back. What is
 * left of it when the process dies, or a file that cannot be deleted just now, is found by the daily job that drops old
 * plans.
 */
export const deleteStockImportRemainsStep = createStep(
  { name: deleteStockImportRemainsStepId, noCompensation: true },
  async (
    { remains, goOn = false }: DeleteStockImportRemainsStepInput,
    { container }
  ) => {
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    for (const stockImport of remains) {
      try {
        await deleteRemains(container, stockImport)
      } catch (error) {
        if (!goOn) {
          throw error
        }
        logger.error(
          `${importName(stockImport)}: what is left of it could not be deleted; it is tried again the next time`,
          error as Error
        )
      }
    }
    return new StepResponse(remains.length)
  }
)

async function deleteRemains(
  container: MedusaContainer,
  { number, file_key }: StockImportRemains
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await service.deleteStockImportRows({ number })
  if (file_key && (await deleteStoredFile(container, file_key))) {
    await service.forgetStockImportFile(number)
  }
}
