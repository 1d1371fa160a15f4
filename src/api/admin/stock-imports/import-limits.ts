import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { noSuchImport } from "../../../modules/stock-source/imports/no-such-import"
import { sourceScope } from "../../utils/permissions/permitted"
import type { SourceScope } from "../../utils/permissions/role-scopes"
import {
  covers,
  readSourceScope,
  refuseUngranted,
} from "../../utils/permissions/source-scope"

/**
 * Who is held to some sources sees, and acts on, the imports whose rows could be about these sources only. Others are
 * answered as if there were none, even where they turned out to touch nothing else: their files hold what they like.
 */
export async function hideOtherImports(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { id } = req.params
  // Express takes `/sample`, which is another route, for an id as well.
  if (id !== "sample") {
    await refuseOtherImport(req, id, sourceScope(req))
  }
  next()
}

async function refuseOtherImport(
  req: MedusaRequest,
  id: string,
  scope: SourceScope
): Promise<void> {
  if (!scope) {
    return
  }
  const [found] = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listStockImports({ id })
  const allowed = found?.allowed_source_codes as unknown as string[] | null
  if (!covers(scope, allowed ?? undefined)) {
    throw noSuchImport(id)
  }
}

/** Who takes the corrections of an import elsewhere must be one who may read it. */
export async function readsCorrections(
  req: MedusaRequest<{ corrections_of?: string }>,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { corrections_of: id } = req.validatedBody
  if (id !== undefined) {
    const read = { resource: "stock_import", operation: "read" } as const
    await refuseUngranted(req, read)
    await refuseOtherImport(req, id, await readSourceScope(req, read))
  }
  next()
}

/** Narrows the list's filters to the imports that the request may see; `ids`: those asked for. */
export async function onlyImports(
  req: MedusaRequest,
  ids: string[] | undefined
): Promise<{ id?: string[] }> {
  const scope = sourceScope(req)
  if (!scope) {
    return {}
  }
  const seen = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listStockImportIdsWithin(scope)
  return { id: ids ? seen.filter((id) => ids.includes(id)) : seen }
}
