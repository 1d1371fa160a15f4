import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
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
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no stock import ${id}.`
    )
  }
  const [named] = await nameActors(scope, data)
  return named
}
