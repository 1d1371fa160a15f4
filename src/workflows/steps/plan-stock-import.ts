import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { endOrRecordFailure } from "../utils/fail-stock-import"

export const planStockImportStepId = "plan-stock-import"

/**
 * Reads the file from the File module as a stream and judges every line of it; the import ends `checked` or `rejected`.
 * Asynchronous: a worker instance takes it. What it wrote is taken back by `begin-stock-import-check`.
 */
export const planStockImportStep = createStep(
  {
    name: planStockImportStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, { container }) => {
    const stockImport = await endOrRecordFailure(container, id, async () => {
      const service = container.resolve(STOCK_SOURCE_MODULE)
      const found = await service.retrieveImport(id)
      const file = await container
        .resolve(Modules.FILE)
        .getDownloadStream(found.file_key)
      return service.planStockImport(found, file)
    })
    return new StepResponse(stockImport)
  }
)
