import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { checkStockImportWorkflow } from "../../../workflows"
import { onlyImports } from "./import-limits"
import { retrieveStockImport } from "./helpers"
import { nameActors } from "./name-actors"
import { uploadOnce } from "./upload-once"

/** A page of the stock imports, the newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { fields, pagination } = req.queryConfig
  const only = await onlyImports(
    req,
    req.filterableFields.id as string[] | undefined
  )
  const { data, metadata } = await query.graph({
    entity: "stock_import",
    fields,
    filters: { ...req.filterableFields, ...only },
    pagination: {
      ...pagination,
      order: Object.keys(pagination.order ?? {}).length
        ? pagination.order
        : { created_at: "DESC", id: "DESC" },
    },
  })
  res.json({
    stock_imports: await nameActors(req.scope, data),
    count: metadata?.count ?? 0,
    limit: metadata?.take ?? pagination.take,
    offset: metadata?.skip ?? pagination.skip,
  })
}

/** Takes a file as the body or as the form field `file`, and starts to check it; once for each `Idempotency-Key`. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id, created } = await uploadOnce(req, res)
  if (created) {
    await checkStockImportWorkflow(req.scope).run({ input: { id } })
  }
  res
    .status(202)
    .json({ stock_import: await retrieveStockImport(req.scope, id) })
}
