import type { Connection } from "../../../database/connection"
import type { QuantityFilter, SourceItemFilters } from "../source-item-details"
import { SOURCE_ITEM_EXPRESSIONS } from "./source-item-columns"

// COPY takes no bindings. A setting that lives as long as the transaction carries the values to the listing
// and to the export alike, so that both have one where clause.
const SETTING = "stock_source.filter"
const FILTER = `current_setting('${SETTING}')::jsonb`

const COMPARISONS = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const

/** Hands the filters' values to the statements of this transaction; see {@link sourceItemConditions}. */
export async function setSourceItemFilters(
  connection: Connection,
  filters: SourceItemFilters
): Promise<void> {
  const values = {
    source_code: list(filters.source_code),
    allowed_source_codes: filters.allowed_source_codes,
    sku: list(filters.sku),
    pattern: filters.q && `%${filters.q.replace(/[\\%_]/g, "\\$&")}%`,
    status: list(filters.status),
    quantity: filters.quantity,
    inventory_item_id: list(filters.inventory_item_id),
    inventory_level_id: list(filters.inventory_level_id),
  }
  await connection.query("select set_config($1, $2, true)", [
    SETTING,
    JSON.stringify(values),
  ])
}

/** The where clause over {@link SOURCE_ITEM_ROWS}. Its values are those of {@link setSourceItemFilters}. */
export function sourceItemConditions(filters: SourceItemFilters): string {
  const { sku, title, source_code, source_name, status, quantity } =
    SOURCE_ITEM_EXPRESSIONS
  const conditions = ["level.deleted_at is null"]
  for (const name of ["source_code", "allowed_source_codes"] as const) {
    if (filters[name] !== undefined) {
      conditions.push(
        `lower(${source_code}) in (select lower(value) from ${elements(name)})`
      )
    }
  }
  if (filters.sku !== undefined) {
    conditions.push(`${sku} in (select value from ${elements("sku")})`)
  }
  if (filters.inventory_item_id !== undefined) {
    conditions.push(
      `level.inventory_item_id in (select value from ${elements("inventory_item_id")})`
    )
  }
  if (filters.inventory_level_id !== undefined) {
    conditions.push(
      `level.id in (select value from ${elements("inventory_level_id")})`
    )
  }
  if (filters.status !== undefined) {
    conditions.push(
      `${status} in (select value::integer from ${elements("status")})`
    )
  }
  if (filters.has_sku !== undefined) {
    conditions.push(
      filters.has_sku ? `${sku} <> ''` : `coalesce(${sku}, '') = ''`
    )
  }
  for (const [name, operator] of Object.entries(COMPARISONS)) {
    if (filters.quantity?.[name as keyof QuantityFilter] !== undefined) {
      conditions.push(
        `${quantity} ${operator} (select (${FILTER} #>> '{quantity,${name}}')::numeric)`
      )
    }
  }
  if (filters.q) {
    const searched = [sku, title, source_code, source_name].map(
      (expression) => `${expression} ilike (select ${FILTER} ->> 'pattern')`
    )
    conditions.push(`(${searched.join(" or ")})`)
  }
  return conditions.join("\n    and ")
}

function elements(name: keyof SourceItemFilters): string {
  return `jsonb_array_elements_text(${FILTER} -> '${name}') as wanted(value)`
}

function list<Value>(value?: Value | Value[]): Value[] | undefined {
  return value === undefined ? undefined : ([value].flat() as Value[])
}
