import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { isOrderOfOurs, readSourcePage } from "./source-page"
import { SETTLING, withSettling } from "./source-settling"
import { isStockField, readStockOfSources } from "./source-stock"
import type { AdminGetSourcesParamsType } from "./validators"
import { Refusal } from "../../../modules/stock-source/refusal"

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
    throw new Refusal(MedusaError.Types.NOT_FOUND, "source_not_found", { code })
  }
  const { sources } = await listSources(scope, { id: found.id }, fields)
  return sources[0]
}

/** Which page of the sources, in which order: as Medusa's `queryConfig`. */
export type SourcePagination = {
  skip: number
  take?: number
  order?: Record<string, string>
}

/**
 * Sources as the API shows them; fields of the stock location are asked for by their own names, such as `name`, and
 * what its items are all together by those of `SOURCE_STOCK_FIELDS`.
 */
export async function listSources(
  scope: MedusaContainer,
  filters: Record<string, unknown>,
  fields: string[],
  pagination?: SourcePagination
): Promise<{ sources: SourceResponse[]; count: number }> {
  const [[field, direction] = []] = Object.entries(pagination?.order ?? {})
  if (pagination && field && isOrderOfOurs(field)) {
    const order = { field, descending: direction === "DESC" }
    const page = await readSourcePage(scope, filters, order, pagination)
    const { sources } = await readSources(scope, { id: page.ids }, fields)
    const place = (source: SourceResponse) => page.ids.indexOf(`${source.id}`)
    sources.sort((one, other) => place(one) - place(other))
    return { sources, count: page.count }
  }
  return readSources(scope, filters, fields, pagination)
}

async function readSources(
  scope: MedusaContainer,
  filters: Record<string, unknown>,
  fields: string[],
  pagination?: SourcePagination
): Promise<{ sources: SourceResponse[]; count: number }> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "source",
    fields: ["id", ...fields.filter(isOfQuery)].map(toQueryField),
    filters,
    pagination,
  })
  const found = await withStock(scope, data.map(toResponse), fields)
  const sources = await withSettling(scope, found, fields)
  return { sources, count: metadata?.count ?? data.length }
}

async function withStock(
  scope: MedusaContainer,
  sources: SourceResponse[],
  fields: string[]
): Promise<SourceResponse[]> {
  const wanted = fields.filter(isStockField)
  if (!wanted.length) {
    return sources
  }
  const stock = await readStockOfSources(
    scope,
    sources.map(({ id }) => id as string)
  )
  return sources.map((source) => ({
    ...source,
    ...Object.fromEntries(
      wanted.map((field) => [field, stock.get(source.id as string)?.[field]])
    ),
  }))
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

/** Narrows the list's filters to some sources; undefined: to none in particular. */
export async function onlySources(
  scope: MedusaContainer,
  codes: readonly string[] | undefined
): Promise<{ id?: string[] }> {
  if (!codes) {
    return {}
  }
  const found = await scope
    .resolve(STOCK_SOURCE_MODULE)
    .findSourcesByCode([...codes])
  return { id: found.map(({ id }) => id) }
}

function isOfQuery(field: string): boolean {
  return !isStockField(field) && field !== SETTLING
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
