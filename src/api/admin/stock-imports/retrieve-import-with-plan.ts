import type { MedusaContainer } from "@medusajs/framework/types"
import createHttpError from "http-errors"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportDTO } from "../../../modules/stock-source/types"

/**
 * A stock import whose plan and file are still there.
 *
 * @throws MedusaError `not_found`; HttpError 410 where they were dropped for their age.
 */
export async function retrieveImportWithPlan(
  scope: MedusaContainer,
  id: string
): Promise<StockImportDTO> {
  const stockImport = await scope
    .resolve(STOCK_SOURCE_MODULE)
    .retrieveImport(id)
  if (stockImport.plan_dropped_at) {
    throw createHttpError(
      410,
      `The plan and the file of stock import #${stockImport.number} were deleted after their retention period (option retention_days); its summary stays.`
    )
  }
  return stockImport
}
