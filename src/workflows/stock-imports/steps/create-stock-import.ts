import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { NewStockImport } from "../../../modules/stock-source/imports/new-import"

/** What {@link createStockImportStep} needs: a file that is in the File module, and how to read and treat it. */
export type CreateStockImportStepInput = NewStockImport

export const createStockImportStepId = "create-stock-import"

/** Records an uploaded file as a stock import in status `uploaded`. Compensation: the record goes, unless
 * somebody works on it by now; the file stays. */
export const createStockImportStep = createStep(
  createStockImportStepId,
  async (input: CreateStockImportStepInput, { container }) => {
    const stockImport = await container
      .resolve(STOCK_SOURCE_MODULE)
      .addStockImport(input)
    return new StepResponse(stockImport, stockImport.id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve(STOCK_SOURCE_MODULE).takeStockImportBack(id)
    }
  }
)
