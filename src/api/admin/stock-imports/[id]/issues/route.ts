import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { readableIssues } from "../../../../utils/permissions/reads-orders"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"
import type { StockImportIssuesParams } from "../../validators"

/** What is said about the plan's lines: how many have which issue, with the most frequent values and proposals. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, StockImportIssuesParams>,
  res: MedusaResponse
): Promise<void> {
  const { examples } = req.validatedQuery
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  const issues = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listStockImportIssues(stockImport, examples)
  const readable = await readableIssues(req)
  res.json({
    issues: issues.map(({ examples: found, ...group }) => ({
      ...group,
      examples: found.map((example) => {
        const { code, column } = group
        const { message, params } = readable(
          { ...example, code, column },
          { row: example.row_number }
        )
        return { ...example, message, params }
      }),
    })),
  })
}
