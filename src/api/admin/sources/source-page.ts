import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isStockField, readStockOfSources } from "./source-stock"

type SourceKey = { id: string; code: string; stock_location?: { name: string } }

/** Orders by what Query cannot order sources by: their stock locations' names, and what they hold. */
export function isOrderOfOurs(field: string): boolean {
  return field === "name" || isStockField(field)
}

/**
 * Ids of one page of the sources that match, in an order of {@link isOrderOfOurs}, then by code. All that match are
 * read for it: a store has tens of sources, seldom hundreds.
 */
export async function readSourcePage(
  scope: MedusaContainer,
  filters: Record<string, unknown>,
  { field, descending }: { field: string; descending: boolean },
  { skip, take }: { skip: number; take?: number }
): Promise<{ ids: string[]; count: number }> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "source",
    fields: ["id", "code", "stock_location.name"],
    filters,
  })
  const sources = data as unknown as SourceKey[]
  const compare = await comparison(scope, sources, field)
  const byCode = (one: SourceKey, other: SourceKey) =>
    one.code < other.code ? -1 : 1
  const ids = sources
    .sort(
      (one, other) =>
        (descending ? compare(other, one) : compare(one, other)) ||
        byCode(one, other)
    )
    .map(({ id }) => id)
  return {
    ids: ids.slice(skip, take === undefined ? undefined : skip + take),
    count: ids.length,
  }
}

async function comparison(
  scope: MedusaContainer,
  sources: SourceKey[],
  field: string
): Promise<(one: SourceKey, other: SourceKey) => number> {
  if (!isStockField(field)) {
    const { compare } = new Intl.Collator(undefined, { numeric: true })
    // A location that Medusa has just deleted has no name; its source goes a moment later.
    const nameOf = ({ stock_location }: SourceKey) => stock_location?.name ?? ""
    return (one, other) => compare(nameOf(one), nameOf(other))
  }
  const stock = await readStockOfSources(
    scope,
    sources.map(({ id }) => id)
  )
  const valueOf = ({ id }: SourceKey) => stock.get(id)?.[field] ?? 0
  return (one, other) => valueOf(one) - valueOf(other)
}
