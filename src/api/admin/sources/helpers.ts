import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { AdminGetSourcesParamsType } from "./validators"

const OF_LOCATION = ["name", "address", "sales_channels"] as const

/** A source as the API shows it: its own fields, and those that its stock location owns. */
export type SourceResponse = Record<string, unknown>

/**
 * The source of the code, as the API shows it.
 *
 * @throws MedusaError `not_found` that names the code
 */
export async function refetchSource(
  scope: MedusaContainer,
  code: string,
  fields: string[]
): Promise<SourceResponse> {
  const [found] = await scope
    .resolve(STOCK_SOURCE_MODULE)
    .findSourcesByCode([code])
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Source with code "${code}" was not found.`
    )
  }
  const { sources } = await listSources(scope, { id: found.id }, fields)
  return sources[0]
}

/** Sources as the API shows them; fields of the stock location are asked for by their own names, such as `name`. */
export async function listSources(
  scope: MedusaContainer,
  filters: Record<string, unknown>,
  fields: string[],
  pagination?: { skip: number; take?: number; order?: Record<string, string> }
): Promise<{ sources: SourceResponse[]; count: number }> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "source",
    fields: fields.map(toQueryField),
    filters,
    pagination,
  })
  return {
    sources: data.map(toResponse),
    count: metadata?.count ?? data.length,
  }
}

/** The list's filters for Query; `q` is looked for in the code and in what Medusa searches of a stock location. */
export async function toSourceFilters(
  scope: MedusaContainer,
  { q, ...filters }: Pick<AdminGetSourcesParamsType, "q">
): Promise<Record<string, unknown>> {
  if (!q) {
    return filters
  }
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: locations } = await query.graph({
    entity: "stock_location",
    fields: ["id"],
    filters: { q },
  })
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`
  return {
    ...filters,
    $or: [
      { code: { $ilike: pattern } },
      { stock_location_id: locations.map(({ id }) => id) },
    ],
  }
}

function toQueryField(field: string): string {
  const [head] = field.split(".")
  return OF_LOCATION.some((one) => one === head)
    ? `stock_location.${field}`
    : field
}

function toResponse({
  stock_location: location,
  ...source
}: Record<string, unknown>): SourceResponse {
  const found = (location ?? {}) as Record<string, unknown>
  const owned = OF_LOCATION.filter((key) => key in found)
  return {
    ...source,
    ...Object.fromEntries(owned.map((key) => [key, found[key]])),
  }
}
