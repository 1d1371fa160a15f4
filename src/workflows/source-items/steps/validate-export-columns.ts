import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const validateExportColumnsStepId = "validate-export-columns"

/**
 * Refuses an export that has columns which there are not, while whoever asked for it is still there to hear it.
 *
 * @throws MedusaError `invalid_data`, naming the column and those that there are.
 */
export const validateExportColumnsStep = createStep(
  validateExportColumnsStepId,
  async ({ columns }: { columns?: string[] }, { container }) => {
    container.resolve(STOCK_SOURCE_MODULE).exportColumns(columns)
    return new StepResponse(undefined)
  }
)
