import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { NewStockImportProfile } from "../../../modules/stock-source/types"
import { createStockImportProfilesWorkflow } from "../../../workflows"
import { withConflictMessage } from "../../utils/conflict"
import { listProfiles, retrieveProfile } from "./helpers"
import type { AdminCreateStockImportProfile } from "./validators"

/** A page of the profiles, the built-in ones first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { fields, pagination } = req.queryConfig
  const { profiles, count } = await listProfiles(
    req.scope,
    fields,
    req.filterableFields.q as string | undefined,
    pagination as Parameters<typeof listProfiles>[3]
  )
  res.json({
    stock_import_profiles: profiles,
    count,
    limit: pagination.take,
    offset: pagination.skip,
  })
}

/** Saves a profile. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminCreateStockImportProfile>,
  res: MedusaResponse
): Promise<void> {
  const profile: NewStockImportProfile = {
    ...req.validatedBody,
    created_by: req.auth_context.actor_id,
  }
  const { result } = await withConflictMessage(() =>
    createStockImportProfilesWorkflow(req.scope).run({
      input: { profiles: [profile] },
    })
  )
  const { fields } = req.queryConfig
  res.json({
    stock_import_profile: await retrieveProfile(req.scope, result[0], fields),
  })
}
