import type { Connection } from "../../../database/connection"
import type { StockImportReplacement } from "../../../types"

/** Reads every staged cell of a column that holds a value as another. Returns how many there were. */
export async function replaceCells(
  connection: Connection,
  column: StockImportReplacement["column"],
  replacements: readonly StockImportReplacement[]
): Promise<number> {
  const values = new Map(replacements.map(({ from, to }) => [from, to]))
  const { rowCount } = await connection.query(
    `update stock_import_stage stage
     set ${column} = nullif(replacement.wanted, '')
     from unnest($1::text[], $2::text[]) as replacement (given, wanted)
     where coalesce(stage.${column}, '') = replacement.given and stage.problem is null`,
    [[...values.keys()], [...values.values()]]
  )
  return rowCount ?? 0
}
