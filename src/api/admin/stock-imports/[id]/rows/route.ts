import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { readableIssues } from "../../../../utils/permissions/reads-orders"
import type { StockImportRowsParams } from "../../validators"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"

/** A page of the plan: the lines of the file in their order, with what becomes of each. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, StockImportRowsParams>,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const { limit, offset, after, ...filters } = req.validatedQuery
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  const [rows, count] = await service.listAndCountStockImportRows(
    stockImport,
    filters,
    { limit, offset, after }
  )
  const readable = await readableIssues(req)
  res.json({
    rows: rows.map((row) => ({
      ...row,
      issues: row.issues.map((issue) =>
        readable(issue, { row: row.row_number })
      ),
    })),
    count,
    limit,
    offset,
  })
}
