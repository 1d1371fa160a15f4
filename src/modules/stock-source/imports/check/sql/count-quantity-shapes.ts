import type { Connection } from "../../../database/connection"
import { NOTATION, TWO_READINGS } from "./quantity-notation"

/**
 * How a quantity with a dot or a comma is written: in one notation only, as it is (`dot`, `comma`) or with thousands in
 * groups (`dot_groups`, `comma_groups`: `1,250.5`, `1.250,5`), or so that it has two readings (`two`: `1.250`).
 */
export type QuantityShape =
  | "dot"
  | "comma"
  | "dot_groups"
  | "comma_groups"
  | "two"

export type ShapeCount = {
  shape: QuantityShape
  cells: number
  example: string
}

const SHAPE = `case
      when cell ~ '${TWO_READINGS}' then 'two'
      when cell ~ '${NOTATION["."].plain}' then 'dot'
      when cell ~ '${NOTATION[","].plain}' then 'comma'
      when cell ~ '${NOTATION["."].grouped}' then 'dot_groups'
      when cell ~ '${NOTATION[","].grouped}' then 'comma_groups'
    end`

const cellsOf = (column: string) => `
      select ${column} as cell from stock_import_stage
      where (${column} like '%.%' or ${column} like '%,%') and problem is null`

/** Counts the staged quantities of `columns` that have a dot or a comma by their shapes; what is no number is left out. */
export async function countQuantityShapes(
  connection: Connection,
  columns: readonly string[]
): Promise<ShapeCount[]> {
  const { rows } = await connection.query<ShapeCount>(
    `select shape, count(*)::integer as cells, min(cell) as example
     from (
       select cell, ${SHAPE} as shape
       from (${columns.map(cellsOf).join(" union all ")}) given
     ) shaped
     where shape is not null
     group by shape`
  )
  return rows
}
