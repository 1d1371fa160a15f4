import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { deleteSourcesWorkflow } from "../../../../workflows/sources/delete-sources"
import { updateSourcesWorkflow } from "../../../../workflows/sources/update-sources"
import { refetchSource } from "../helpers"
import type { AdminUpdateSourceType } from "../validators"

/** Reads a source. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const source = await refetchSource(
    req.scope,
    req.params.code,
    req.queryConfig.fields
  )
  res.json({ source })
}

/** Changes a source. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSourceType>,
  res: MedusaResponse
) => {
  const { code } = req.params
  await updateSourcesWorkflow(req.scope).run({
    input: { sources: [{ ...req.validatedBody, code }] },
  })
  const source = await refetchSource(req.scope, code, req.queryConfig.fields)
  res.json({ source })
}

/** Deletes a source that holds nothing, and its stock location. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { result } = await deleteSourcesWorkflow(req.scope).run({
    input: { codes: [req.params.code] },
  })
  res.json({ id: result[0], object: "source", deleted: true })
}
