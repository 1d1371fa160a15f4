import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  deleteStockImportProfilesWorkflow,
  updateStockImportProfilesWorkflow,
} from "../../../../workflows"
import { withConflictMessage } from "../../../utils/conflict"
import { retrieveProfile } from "../helpers"
import type { AdminUpdateStockImportProfile } from "../validators"

/** One profile. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { fields } = req.queryConfig
  res.json({
    stock_import_profile: await retrieveProfile(
      req.scope,
      req.params.id,
      fields
    ),
  })
}

/** Changes a saved profile. */
export async function POST(
  req: MedusaRequest<AdminUpdateStockImportProfile>,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    updateStockImportProfilesWorkflow(req.scope).run({
      input: { profiles: [{ ...req.validatedBody, id }] },
    })
  )
  const { fields } = req.queryConfig
  res.json({
    stock_import_profile: await retrieveProfile(req.scope, id, fields),
  })
}

/** Deletes a saved profile; imports that were read by it keep what they took. */
export async function DELETE(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await deleteStockImportProfilesWorkflow(req.scope).run({
    input: { ids: [id] },
  })
  res.json({ id, object: "stock_import_profile", deleted: true })
}
