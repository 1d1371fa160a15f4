import type { TextParams } from "../../texts"
import type { ColumnName } from "../columns"
import { StockCsvError } from "../error"
import type { SeenColumns } from "./assign-columns"
import { looksOf } from "./looks"
import { countNames } from "./name-match"

/** @throws StockCsvError `missing_column` where there are any */
export function assertPresent(
  missing: ColumnName[],
  { names, headerRow }: SeenColumns
): void {
  if (missing.length === 0) return
  throw new StockCsvError(
    "missing_column",
    {
      ...reasonOf(names, headerRow),
      ...listParams("missing", missing),
      ...listParams("names", names),
    },
    { column: missing[0], value: short(names.join(", ")) }
  )
}

function reasonOf(names: string[], headerRow: number | null): TextParams {
  // The cells are probably separated by another character.
  if (names.length === 1) return { reason: "one_column" }
  const isRow = names.some((name) => looksOf([name]).number)
  if (isRow && countNames(names) === 0) return { reason: "no_header" }
  return headerRow !== null && headerRow > 1
    ? { reason: "further_down", header_row: headerRow }
    : {}
}

// A header of one row's length names up to 65,000 columns; that many warnings made 16 MB of an import's record.
export const MAX_LISTED = 20

/** The names in quotes, and in `more_<param>` how many are left out. */
function listParams(param: string, names: readonly string[]): TextParams {
  const shown = names.slice(0, MAX_LISTED).map((name) => `"${short(name)}"`)
  const more = names.length - shown.length
  return {
    [param]: shown.join(", "),
    ...(more > 0 && { [`more_${param}`]: more }),
  }
}

/** So much of a text as may stand in a message. */
export function short(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
