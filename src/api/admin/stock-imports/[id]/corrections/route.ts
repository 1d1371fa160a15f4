import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import type {
  CorrectStockImport,
  StockImportCorrectionsParams,
} from "../../correction-validators"
import { answerCorrected } from "../../answer-corrected"

/** A page of the corrections of an import, in the order in which they were made. */
export async function GET(
  req: MedusaRequest<unknown, StockImportCorrectionsParams>,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(req.params.id)
  const all = await service.listStockImportCorrections(found)
  const { limit, offset } = req.validatedQuery
  const corrections = all.slice(offset, offset + limit)
  res.json({ corrections, count: all.length, limit, offset })
}

/** Corrects the file, and judges again what that touches. */
export async function POST(
  req: AuthenticatedMedusaRequest<CorrectStockImport>,
  res: MedusaResponse
): Promise<void> {
  const created_by = req.auth_context.actor_id
  await answerCorrected(req, res, { ...req.validatedBody, created_by })
}

/** Takes all corrections back. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await answerCorrected(req, res, { take_back: "all" })
}
