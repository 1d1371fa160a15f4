import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { noSuchImport } from "../../../modules/stock-source/imports/no-such-import"
import { nameActors } from "./name-actors"
import { STOCK_IMPORT_FIELDS } from "./stock-import-fields"

/**
 * A stock import as the API shows it.
 *
 * @throws MedusaError `not_found`.
 */
export async function retrieveStockImport(
  scope: MedusaContainer,
  id: string,
  fields: string[] = STOCK_IMPORT_FIELDS
): Promise<Record<string, unknown>> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "stock_import",
    fields,
    filters: { id },
  })
  if (!data.length) {
    throw noSuchImport(id)
  }
  const [named] = await nameActors(scope, data)
  return named
}
