import { pipeline, Readable } from "node:stream"
import { stringify } from "csv-stringify"
import type { ColumnName } from "../columns"
import { COLUMNS, DEFAULT_COLUMN_NAMES } from "../columns"
import { escapeFormula } from "./formula"

/** A row to write; what is left out becomes an empty cell. */
export type WritableRow = Partial<Record<ColumnName, string | number | null>>

/**
 * Writes rows as a stock CSV (UTF-8, comma, LF), header first, that `readStockCsv` gives
 * back as they were.
 *
 * @param columns the columns to write, in this order; Magento's four by default
 */
export function writeStockCsv(
  rows: Iterable<WritableRow> | AsyncIterable<WritableRow>,
  columns: readonly ColumnName[] = DEFAULT_COLUMN_NAMES
): Readable {
  const out = stringify()
  // A failing `rows` destroys `out`, which throws it to who reads.
  return pipeline(Readable.from(records(rows, columns)), out, () => undefined)
}

async function* records(
  rows: Iterable<WritableRow> | AsyncIterable<WritableRow>,
  columns: readonly ColumnName[]
): AsyncGenerator<string[]> {
  const formulas = new Set<ColumnName>(
    COLUMNS.filter((column) => column.formula).map((column) => column.name)
  )
  yield [...columns]
  for await (const row of rows) {
    yield columns.map((name) => {
      const cell = String(row[name] ?? "")
      return formulas.has(name) ? escapeFormula(cell) : cell
    })
  }
}
