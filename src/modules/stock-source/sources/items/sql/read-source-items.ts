import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../../database/connection"
import {
  SOURCE_ITEM_FIELDS,
  type SourceItemConfig,
  type SourceItemDetails,
  type SourceItemField,
  type SourceItemFilters,
} from "../source-item-details"
import {
  SOURCE_ITEM_EXPRESSIONS,
  SOURCE_ITEM_ROWS,
  sourceItemOrder,
  sourceItemOutput,
} from "./source-item-columns"
import {
  setSourceItemFilters,
  sourceItemConditions,
} from "./source-item-filters"
import { Refusal } from "../../../refusal"

const DEFAULT_TAKE = 15

/**
 * The source items that the filters let through, one page of them.
 * Run it in a transaction: the filters' values live as long as that.
 *
 * @throws MedusaError `invalid_data` for an unknown field in `select` or `order`.
 */
export async function readSourceItems(
  connection: Connection,
  filters: SourceItemFilters,
  { select, order = {}, skip = 0, take = DEFAULT_TAKE }: SourceItemConfig = {}
): Promise<SourceItemDetails[]> {
  const fields = select?.length ? select.map(known) : SOURCE_ITEM_FIELDS
  const sorted = Object.entries(order).map(([field, direction]) =>
    sourceItemOrder(known(field), direction === "DESC" ? "desc" : "asc")
  )
  await setSourceItemFilters(connection, filters)
  const { rows } = await connection.query<SourceItemDetails>(
    `select ${fields.map((field) => `${sourceItemOutput(field)} as ${field}`).join(", ")}
  ${SOURCE_ITEM_ROWS}
  where ${sourceItemConditions(filters)}
  order by ${[...sorted, sourceItemOrder("source_code"), sourceItemOrder("sku"), "level.id"].join(", ")}
  limit $1 offset $2`,
    [take, skip]
  )
  return rows
}

/** How many source items the filters let through. Run it in a transaction, as {@link readSourceItems}. */
export async function countSourceItems(
  connection: Connection,
  filters: SourceItemFilters
): Promise<number> {
  await setSourceItemFilters(connection, filters)
  const { rows } = await connection.query<{ count: string }>(
    `select count(*) as count ${SOURCE_ITEM_ROWS} where ${sourceItemConditions(filters)}`
  )
  return Number(rows[0].count)
}

function known(field: string): SourceItemField {
  if (Object.hasOwn(SOURCE_ITEM_EXPRESSIONS, field)) {
    return field as SourceItemField
  }
  throw new Refusal(MedusaError.Types.INVALID_DATA, "unknown_field", {
    field,
    fields: SOURCE_ITEM_FIELDS.join(", "),
  })
}
