import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import { httpRefusal } from "../../../modules/stock-source/refusal"

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
    throw httpRefusal(410, "plan_deleted", {
      reason: "file",
      number: stockImport.number,
    })
  }
  return stockImport
}
