import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { failStockImport } from "../utils/fail-stock-import"

export const beginStockImportCheckStepId = "begin-stock-import-check"

/**
 * Moves an import from `uploaded` to `checking`. Compensation: the plan is dropped and the import is `failed`,
 * unless it has gone on by itself meanwhile.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status.
 */
export const beginStockImportCheckStep = createStep(
  beginStockImportCheckStepId,
  async ({ id }: { id: string }, { container }) => {
    const stockImport: StockImportDTO = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportStatus({ id, from: ["uploaded"], to: "checking" })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await failStockImport(container, id, ["checking", "checked", "rejected"])
    }
  }
)
