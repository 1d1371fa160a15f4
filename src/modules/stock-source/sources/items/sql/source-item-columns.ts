import { sourceItemId } from "../../../database/sql/fragments"
import type { SourceItemField } from "../source-item-details"

/** Units that are there: what sells and what is withheld. */
const QUANTITY =
  "level.stocked_quantity + coalesce(source_item.withheld_quantity, 0)"

/** What every field of a source item is in SQL, on the rows of {@link SOURCE_ITEM_ROWS}. */
export const SOURCE_ITEM_EXPRESSIONS = {
  id: sourceItemId("level.id"),
  source_code: "source.code",
  source_name: "location.name",
  sku: "item.sku",
  title: "item.title",
  status: "coalesce(source_item.status, 1)",
  quantity: QUANTITY,
  reserved_quantity: "level.reserved_quantity",
  available_quantity: "level.stocked_quantity - level.reserved_quantity",
  inventory_item_id: "level.inventory_item_id",
  stock_location_id: "level.location_id",
} as const satisfies Record<SourceItemField, string>

const QUANTITY_FIELDS: ReadonlySet<string> = new Set([
  "quantity",
  "reserved_quantity",
  "available_quantity",
])

/** Quantities as the shortest decimal text: "10.5", never "10.5000" and never a float. */
export function sourceItemOutput(field: SourceItemField): string {
  const expression = SOURCE_ITEM_EXPRESSIONS[field]
  return QUANTITY_FIELDS.has(field)
    ? `trim_scale(${expression})::text`
    : expression
}

/** Texts in byte order, the same on every database; numbers by size. */
export function sourceItemOrder(
  field: SourceItemField,
  direction: "asc" | "desc" = "asc"
): string {
  const isText = field !== "status" && !QUANTITY_FIELDS.has(field)
  const expression = SOURCE_ITEM_EXPRESSIONS[field]
  return `${isText ? `${expression} collate "C"` : `(${expression})`} ${direction}`
}

/** The live levels whose stock location is a source, each with all that a source item shows. */
export const SOURCE_ITEM_ROWS = `
  from inventory_level level
  join stock_source source
    on source.stock_location_id = level.location_id and source.deleted_at is null
  join stock_location location
    on location.id = level.location_id and location.deleted_at is null
  join inventory_item item
    on item.id = level.inventory_item_id and item.deleted_at is null
  left join stock_source_item_note source_item on source_item.inventory_level_id = level.id`
