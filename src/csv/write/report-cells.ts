import { isColumnName, normalizeColumnName } from "../columns"
import { escapeFormula, unescapeFormula } from "./formula"

/** How a report writes cells of the file, names of its columns, and texts of ours. */
type Guards = Record<"cell" | "name" | "text", (cell: string) => string>

const asItIs = (cell: string) => cell

export const cellsAsTheyCame: Guards = {
  cell: asItIs,
  name: asItIs,
  text: asItIs,
}

/** No cell runs in a spreadsheet. */
export const guardsOfCsv: Guards = {
  cell: guard,
  name: guardName,
  text: escapeFormula,
}

const NUMBER = /^[+-]?[\d.,]+$/

/** As an export writes a cell that is read so: a cell that came guarded gets no second guard, and a number needs none. */
function guard(cell: string): string {
  return NUMBER.test(cell.trim()) ? cell : escapeFormula(unescapeFormula(cell))
}

/** Columns that an import knows keep the name by which it knows them. */
function guardName(cell: string): string {
  return isColumnName(normalizeColumnName(cell)) ? cell : guard(cell)
}
