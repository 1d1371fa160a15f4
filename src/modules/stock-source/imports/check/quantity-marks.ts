import type { DecimalSeparator } from "../../types"

/**
 * Marks between groups of digits that never stand before decimals: the typed apostrophe, that of Swiss spreadsheets, and
 * the space. Other spaces are made plain ones where a file is read.
 */
export const GROUP_MARKS = ["'", "\u2019", " "] as const

/** All marks that may group digits where decimals stand behind `decimal`. */
export function groupMarks(decimal: DecimalSeparator): readonly string[] {
  return [decimal === "." ? "," : ".", ...GROUP_MARKS]
}

/** What a cell of any shape means with this separator, as a plain decimal without zeros at its end. */
export function plainQuantity(cell: string, decimal: DecimalSeparator): string {
  const marks = groupMarks(decimal)
  const digits = [...cell].filter((character) => !marks.includes(character))
  const [whole, decimals = ""] = digits.join("").split(decimal)
  const kept = decimals.replace(/0+$/, "")
  return kept ? `${whole || "0"}.${kept}` : whole || "0"
}
