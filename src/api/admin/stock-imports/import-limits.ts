import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { noSuchImport } from "../../../modules/stock-source/imports/no-such-import"
import { sourceScope } from "../../utils/permissions/permitted"
import { covers } from "../../utils/permissions/source-scope"

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
  const scope = sourceScope(req)
  // Express takes `/sample`, which is another route, for an id as well.
  if (scope && id !== "sample") {
    const [found] = await req.scope
      .resolve(STOCK_SOURCE_MODULE)
      .listStockImports({ id })
    const allowed = found?.allowed_source_codes as unknown as string[] | null
    if (!covers(scope, allowed ?? undefined)) {
      throw noSuchImport(id)
    }
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
