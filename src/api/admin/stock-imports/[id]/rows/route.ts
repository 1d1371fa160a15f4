import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { zodValidator } from "@medusajs/framework"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { StockImportRowsParams } from "../../validators"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"

/** A page of the plan: the lines of the file in their order, with what becomes of each. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const { limit, offset, after, ...filters } = await zodValidator(
    StockImportRowsParams,
    req.query
  )
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  const [rows, count] = await service.listAndCountStockImportRows(
    stockImport,
    filters,
    { limit, offset, after }
  )
  res.json({ rows, count, limit, offset })
}
