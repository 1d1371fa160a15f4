import type { Connection } from "../../../database/connection"
import { WHITESPACE } from "../../../database/sql/fragments"

/** What stands in place of the quantity of a pair that is to be unassigned. */
export type UnassignedBy = "not stocked"

/** SQL of whether a line says so. */
export const saysUnassigned = (by: UnassignedBy) =>
  `coalesce(lower(btrim(quantity, ${WHITESPACE})) = '${by}', false)`

/** How many of the staged lines say so. */
export async function countUnassigned(
  connection: Connection,
  by: UnassignedBy
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select count(*)::integer as count from stock_import_stage
     where problem is null and ${saysUnassigned(by)}`
  )
  return rows[0].count
}
