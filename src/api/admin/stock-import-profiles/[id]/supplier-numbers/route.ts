import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import {
  deleteSupplierNumbersWorkflow,
  setSupplierNumbersWorkflow,
} from "../../../../../workflows"
import { retrieveProfile } from "../../helpers"
import type {
  AdminSetSupplierNumbers,
  DeleteSupplierNumbersParams,
  SupplierNumbersParams,
} from "../../supplier-number-validators"

/** A page of the numbers that a profile's supplier has for SKUs. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await retrieveProfile(req.scope, id, ["id"])
  const { limit, offset, ...filters } =
    req.validatedQuery as SupplierNumbersParams
  const [supplier_numbers, count] = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listAndCountSupplierNumbers(id, filters, { skip: offset, take: limit })
  res.json({ supplier_numbers, count, limit, offset })
}

/** Gives a saved profile numbers. */
export async function POST(
  req: MedusaRequest<AdminSetSupplierNumbers>,
  res: MedusaResponse
): Promise<void> {
  const { id: profile_id } = req.params
  const { result } = await setSupplierNumbersWorkflow(req.scope).run({
    input: { ...req.validatedBody, profile_id },
  })
  res.json({ profile_id, ...result })
}

/** Takes numbers from a saved profile: those that are named, or all. */
export async function DELETE(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id: profile_id } = req.params
  const { number } = req.validatedQuery as DeleteSupplierNumbersParams
  const { result: removed } = await deleteSupplierNumbersWorkflow(
    req.scope
  ).run({ input: { profile_id, numbers: number } })
  res.json({ profile_id, removed })
}
