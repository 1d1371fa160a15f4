import type { Connection } from "../../../database/connection"
import type { StockImportReplacement } from "../../../types"

/** Reads every staged cell of a column that holds a value as another. Returns how many there were. */
export async function replaceCells(
  connection: Connection,
  column: StockImportReplacement["column"],
  replacements: readonly StockImportReplacement[]
): Promise<number> {
  const values = new Map(replacements.map(({ from, to }) => [from, to]))
  const replaced = await replaceWhere(connection, {
    values,
    cell: `coalesce(stage.${column}, '')`,
    set: `${column} = nullif(replacement.wanted, '')`,
  })
  if (column !== "sku") {
    return replaced
  }
  // It may be meant as it came, with what cannot be seen.
  const asItCame = await replaceWhere(connection, {
    values,
    cell: "stage.given_sku",
    set: "sku = nullif(replacement.wanted, ''), given_sku = null",
  })
  return replaced + asItCame
}

async function replaceWhere(
  connection: Connection,
  {
    values,
    cell,
    set,
  }: { values: ReadonlyMap<string, string>; cell: string; set: string }
): Promise<number> {
  const { rowCount } = await connection.query(
    `update stock_import_stage stage
     set ${set}
     from unnest($1::text[], $2::text[]) as replacement (given, wanted)
     where ${cell} = replacement.given and stage.problem is null`,
    [[...values.keys()], [...values.values()]]
  )
  return rowCount ?? 0
}
