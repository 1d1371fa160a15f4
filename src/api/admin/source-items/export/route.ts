import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { pipeline } from "node:stream/promises"
import { exportStockSourcesInBackgroundWorkflow } from "../../../../workflows"
import { STOCK_SOURCE_MODULE } from "../../../../modules/stock-source"
import type { SourceItemFilters } from "../../../../modules/stock-source/source-item-details"
import { sourceScope } from "../../../utils/permissions/permitted"
import { setCsvHeaders } from "../../../utils/send-csv"
import type { AdminExportSourceItemsParamsType } from "../validators"

// A client that takes nothing for so long is gone: it holds one of the store's database connections.
const MILLISECONDS_TO_STALL = 60_000

function withinScope(req: MedusaRequest, filters: object): SourceItemFilters {
  return { ...filters, allowed_source_codes: sourceScope(req) }
}

/** Streams the source items as `stock_sources.csv`, as fast as the client reads. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminExportSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const { columns, expected_quantity, ...filters } = req.validatedQuery
  const csv = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .exportSourceItems(
      withinScope(req, filters),
      columns as string[] | undefined,
      { expectedQuantity: expected_quantity as boolean }
    )
  setCsvHeaders(res, "stock_sources.csv")
  // no-transform: Medusa's optional compression would hold the rows back.
  res.setHeader("cache-control", "no-store, no-transform")
  res.setTimeout(MILLISECONDS_TO_STALL, () => res.destroy())
  // Headers are out: all that is left to tell of a failure is to break off, which the pipeline has done.
  await pipeline(csv, res).catch((error) =>
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The export of source items broke off: ${error.message}`)
  )
}

/** Writes the same file into the File module in the background, and tells the admin in the dashboard's feed. */
export const POST = async (
  req: AuthenticatedMedusaRequest<unknown, AdminExportSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const { columns, expected_quantity, ...filters } = req.validatedQuery
  const { transaction } = await exportStockSourcesInBackgroundWorkflow(
    req.scope
  ).run({
    input: {
      filters: withinScope(req, filters),
      columns: columns as string[] | undefined,
      expected_quantity: expected_quantity as boolean,
      requested_by: req.auth_context.actor_id,
    },
  })
  res.status(202).json({ transaction_id: transaction.transactionId })
}
