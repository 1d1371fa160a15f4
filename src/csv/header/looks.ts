import type { ColumnName } from "../columns"
import { clean } from "../read/clean"
import { isStatusText } from "../status-words"

const NUMBER = /^[+\u2212-]?(\d[\d.,'’ ]*|[.,]\d+)$/
const STATUS = { test: isStatusText }
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** How a column is judged by its cells, those that hold something. */
export type Looks = Record<
  "number" | "status" | "few" | "code" | "distinct",
  boolean
>

/** What the cells of a column look like. */
export function looksOf(cells: string[]): Looks {
  const texts = textsOf(cells)
  const all = (pattern: { test(cell: string): boolean }) =>
    texts.length > 0 && texts.every((text) => pattern.test(text))
  const different = new Set(texts).size
  return {
    number: all(NUMBER),
    status: all(STATUS),
    code: all(CODE) && !all(NUMBER),
    few: texts.length > 1 && different <= texts.length / 2,
    distinct: different === texts.length,
  }
}

/** Whether most cells can be what the column is called; a column without cells can. */
export function fits(field: ColumnName, cells: string[]): boolean {
  const pattern = {
    status: STATUS,
    quantity: NUMBER,
    expected_quantity: NUMBER,
    quantity_change: NUMBER,
  }
  const wanted = pattern[field as keyof typeof pattern]
  const texts = textsOf(cells)
  if (!wanted || texts.length === 0) return true
  return texts.filter((text) => wanted.test(text)).length * 2 >= texts.length
}

function textsOf(cells: string[]): string[] {
  return cells.map((cell) => clean(cell).trim()).filter((cell) => cell !== "")
}
