import type { Connection } from "../../../database/connection"
import { ONCE } from "./decide-rows"
import {
  hasMarks,
  NOTATION,
  ONLY_GROUPS,
  TWO_READINGS,
  unsignedPlus,
} from "./quantity-notation"

/**
 * How a quantity that is more than digits is written: in one notation only, as it is (`dot`, `comma`) or with its digits in
 * groups (`dot_groups`, `comma_groups`: `1,250.5`, `1.250,5`); in groups that both notations have (`groups`: `1'250`); or so
 * that it has two readings (`two`: `1.250`).
 */
export type QuantityShape =
  | "dot"
  | "comma"
  | "dot_groups"
  | "comma_groups"
  | "groups"
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
      when cell ~ '${ONLY_GROUPS}' then 'groups'
      when cell ~ '${NOTATION["."].grouped}' then 'dot_groups'
      when cell ~ '${NOTATION[","].grouped}' then 'comma_groups'
    end`

const cellsOf = (column: string) => `
      select ${column === "quantity_change" ? unsignedPlus(column) : column} as cell from stock_import_stage
      where ${hasMarks(column)} and problem is null`

/** Counts the staged quantities of `columns` that are more than digits by their shapes; what is no number is left out. */
export async function countQuantityShapes(
  connection: Connection,
  columns: readonly string[]
): Promise<ShapeCount[]> {
  const { rows } = await connection.query<ShapeCount>(
    `select shape, count(*)::integer as cells, min(cell) as example
     from (
       select cell, ${SHAPE} as shape
       -- First what is cheap to tell: PostgreSQL takes the shape for cheaper.
       from (${columns.map(cellsOf).join(" union all ")} ${ONCE}) given
     ) shaped
     where shape is not null
     group by shape`
  )
  return rows
}
