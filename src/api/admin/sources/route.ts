import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { sourceScope } from "../../utils/permissions/permitted"
import { createSourcesWorkflow } from "../../../workflows/sources/create-sources"
import {
  listSources,
  onlySources,
  refetchSource,
  toSourceFilters,
} from "./helpers"
import type {
  AdminCreateSourceType,
  AdminGetSourcesParamsType,
} from "./validators"

/** Lists sources. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSourcesParamsType>,
  res: MedusaResponse
) => {
  const { fields, pagination } = req.queryConfig
  const filters = await toSourceFilters(req.scope, req.filterableFields)
  const { sources, count } = await listSources(
    req.scope,
    { ...filters, ...(await onlySources(req.scope, sourceScope(req))) },
    fields,
    pagination
  )
  res.json({
    sources,
    count,
    offset: pagination.skip,
    limit: pagination.take,
  })
}

/** Makes a source and its stock location, or adopts one. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSourceType>,
  res: MedusaResponse
) => {
  const { result } = await createSourcesWorkflow(req.scope).run({
    input: { sources: [req.validatedBody] },
  })
  const source = await refetchSource(
    req.scope,
    result[0].code,
    req.queryConfig.fields
  )
  res.json({ source })
}
