import type { Connection } from "../../../database/connection"
import { numericOf, TWO_READINGS } from "./quantity-notation"

/** How many staged cells have two readings, and how many are what lies there already in either. */
export type LiveComparison = { cells: number; dot: number; comma: number }

/**
 * Compares the cells that have two readings with the live quantities of their pairs. Each is looked up by itself: mostly
 * there are none.
 *
 * @param singleSourceCode code of lines without one
 * @param untouched whether a line whose quantity is its `expected_quantity` writes none: whatever its reading
 */
export async function compareReadings(
  connection: Connection,
  columns: readonly string[],
  singleSourceCode: string | null,
  untouched: boolean
): Promise<LiveComparison> {
  const cells = columns.map((column) => `(line.${column})`).join(", ")
  const { rows } = await connection.query<LiveComparison>(
    `select
       count(*)::integer as cells,
       (count(*) filter (where ${numericOf("given.cell", ".")} = live.quantity))::integer as dot,
       (count(*) filter (where ${numericOf("given.cell", ",")} = live.quantity))::integer as comma
     from stock_import_stage line
     cross join lateral (values ${cells}) given (cell)
     left join lateral (
       select level.stocked_quantity + coalesce(item.withheld_quantity, 0) as quantity
       from stock_source source
       join inventory_item owner on owner.sku = line.sku and owner.deleted_at is null
       join inventory_level level
         on level.inventory_item_id = owner.id
         and level.location_id = source.stock_location_id
         and level.deleted_at is null
       left join stock_source_item_note item on item.inventory_level_id = level.id
       where lower(source.code) = lower(coalesce(nullif(line.source_code, ''), $1::text))
         and source.deleted_at is null
       limit 1
     ) live on true
     where line.problem is null
       and given.cell ~ '${TWO_READINGS}'
       and not ($2::boolean and coalesce(line.quantity = line.expected_quantity, false))`,
    [singleSourceCode, untouched]
  )
  return rows[0]
}
