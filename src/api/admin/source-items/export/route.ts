import {
  ContainerRegistrationKeys,
  type MedusaError,
} from "@medusajs/framework/utils"
import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { exportStockSourcesInBackgroundWorkflow } from "../../../../workflows"
import { STOCK_SOURCE_MODULE } from "../../../../modules/stock-source"
import { NOT_AVAILABLE } from "../../../../modules/stock-source/codes"
import { exportFile } from "../../../../modules/stock-source/sources/items/export-dialect"
import type { SourceItemFilters } from "../../../../modules/stock-source/sources/items/source-item-details"
import { sourceScope } from "../../../utils/permissions/permitted"
import { setFileHeaders } from "../../../utils/send-file"
import type { AdminExportSourceItemsParamsType } from "../validators"

// For a short one to end; a browser that waits for longer shows nothing of it.
const PATIENCE_MS = 5_000
const RETRY_AFTER_SECONDS = 10

type ExportRequest = AuthenticatedMedusaRequest<
  unknown,
  AdminExportSourceItemsParamsType
>

/** What is asked for: which rows, which columns, and in which form. */
function readQuery({ validatedQuery }: ExportRequest) {
  const {
    columns,
    expected_quantity,
    format,
    delimiter,
    decimal_separator,
    bom,
    ...filters
  } = validatedQuery as AdminExportSourceItemsParamsType
  return {
    filters: filters as SourceItemFilters,
    columns,
    options: {
      expectedQuantity: expected_quantity,
      format,
      delimiter,
      decimal_separator,
      bom,
    },
  }
}

function withinScope(req: MedusaRequest, filters: object): SourceItemFilters {
  return { ...filters, allowed_source_codes: sourceScope(req) }
}

/**
 * Streams the source items as `stock_sources.csv`, as fast as the client reads. Answers 503 where others are being
 * downloaded and none of them ends in time.
 */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminExportSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const csv = await openExport(req, res)
  if (!csv) {
    return
  }
  const { filters, options } = readQuery(req)
  setFileHeaders(res, exportFile(options, filters))
  // no-transform: Medusa's optional compression would hold the rows back.
  res.setHeader("cache-control", "no-store, no-transform")
  // Headers are out: all that is left to tell of a failure is to break off, which the pipeline has done.
  await pipeline(csv, res).catch((error) =>
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The export of source items broke off: ${error.message}`)
  )
}

/** The export's rows; undefined where it is answered already, or nobody is there any more to answer. */
async function openExport(
  req: AuthenticatedMedusaRequest<unknown, AdminExportSourceItemsParamsType>,
  res: MedusaResponse
): Promise<Readable | undefined> {
  const { columns, filters, options } = readQuery(req)
  const gone = new AbortController()
  res.once("close", () => gone.abort())
  try {
    return await req.scope
      .resolve(STOCK_SOURCE_MODULE)
      .exportSourceItems(withinScope(req, filters), columns, {
        ...options,
        signal: gone.signal,
        patienceMs: PATIENCE_MS,
      })
  } catch (error) {
    if (gone.signal.aborted) {
      return undefined
    }
    if ((error as MedusaError).type === NOT_AVAILABLE) {
      answerBusy(res, error as MedusaError)
      return undefined
    }
    throw error
  }
}

/** By hand: Medusa's error handler hides what an error of 500 and above says. */
function answerBusy(res: MedusaResponse, { type, message }: MedusaError): void {
  res
    .status(503)
    .setHeader("retry-after", RETRY_AFTER_SECONDS)
    .json({ type, message })
}

/** Writes the same file into the File module in the background, and tells the admin in the dashboard's feed. */
export const POST = async (
  req: AuthenticatedMedusaRequest<unknown, AdminExportSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const { columns, filters, options } = readQuery(req)
  const { expectedQuantity, ...dialect } = options
  const { transaction } = await exportStockSourcesInBackgroundWorkflow(
    req.scope
  ).run({
    input: {
      filters: withinScope(req, filters),
      ...dialect,
      columns,
      expected_quantity: expectedQuantity,
      requested_by: req.auth_context.actor_id,
    },
  })
  res.status(202).json({ transaction_id: transaction.transactionId })
}
