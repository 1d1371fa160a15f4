import { pipeline } from "node:stream/promises"
import { from as copyFrom } from "pg-copy-streams"
import type { StockCsvRow } from "../../../csv"
import type { Connection } from "../database"

const TABLE = `create temporary table stock_import_stage (
  row_number integer not null,
  source_code text,
  sku text,
  status text,
  quantity text,
  expected_quantity text,
  problem jsonb
) on commit drop`

/**
 * Copies the lines of a file, as they stand, into a table that only this transaction sees.
 * A process killed on the way leaves nothing behind.
 */
export async function stageRows(
  connection: Connection,
  batches: AsyncIterable<StockCsvRow[]>
): Promise<void> {
  await connection.query(TABLE)
  await pipeline(
    copyLines(batches),
    connection.query(copyFrom("copy stock_import_stage from stdin"))
  )
  await connection.query("analyze stock_import_stage (source_code, sku)")
}

async function* copyLines(
  batches: AsyncIterable<StockCsvRow[]>
): AsyncGenerator<string> {
  for await (const batch of batches) {
    let lines = ""
    for (const row of batch) {
      const problem = row.problem && JSON.stringify(row.problem)
      lines += `${row.row_number}\t${cell(row.source_code)}\t${cell(row.sku)}\t${cell(row.status)}\t${cell(row.quantity)}\t${cell(row.expected_quantity)}\t${cell(problem)}\n`
    }
    yield lines
  }
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
}

/** PostgreSQL's text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html */
function cell(value: string | null): string {
  if (value === null) {
    return "\\N"
  }
  return SPECIAL.test(value)
    ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character])
    : value
}
