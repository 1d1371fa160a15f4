import type { DecimalSeparator } from "../../../types"

// Patterns of PostgreSQL. What its numeric would read beyond them, such as 1e5 or NaN, is no quantity; nor is a number
// with a sign +, which people write for what is added.
const PLAIN = (decimal: string) =>
  `([0-9]{1,30}${decimal}?[0-9]{0,30}|${decimal}[0-9]{1,30})`
const GROUPED = (group: string, decimal: string) =>
  `[1-9][0-9]{0,2}(${group}[0-9]{3}){1,9}(${decimal}[0-9]{1,30})?`

const DOT = "[.]"
const COMMA = ","

/** Notations of a quantity by what stands before its decimals: as it is, and with thousands in groups of three. */
export const NOTATION: Record<
  DecimalSeparator,
  { plain: string; grouped: string }
> = {
  ".": { plain: `^-?${PLAIN(DOT)}$`, grouped: `^-?${GROUPED(COMMA, DOT)}$` },
  ",": { plain: `^-?${PLAIN(COMMA)}$`, grouped: `^-?${GROUPED(DOT, COMMA)}$` },
}

/** A cell such as 1.250 or 1,250: thousands in one group of three, or three decimals. */
export const TWO_READINGS = "^-?[1-9][0-9]{0,2}[.,][0-9]{3}$"

/** SQL of a change without the sign + that people put before what is added; a minus as spreadsheets write it is a minus. */
export function unsignedPlus(cell: string): string {
  return `regexp_replace(translate(${cell}, '\u2212', '-'), '^[+](?=[0-9.,])', '')`
}

/** SQL of the numeric that a cell of either notation is with this separator; the other one groups its thousands. */
export function numericOf(cell: string, separator: DecimalSeparator): string {
  return separator === "."
    ? `replace(${cell}, ',', '')::numeric`
    : `translate(${cell}, ',.', '.')::numeric`
}

/** SQL of a cell's value, null where it is no quantity in this notation. */
export function quantityValue(
  cell: string,
  separator: DecimalSeparator,
  takesGroups: boolean
): string {
  const { plain, grouped } = NOTATION[separator]
  // Most are whole numbers, which are told without a pattern: it took a quarter of the judging (3 of 13 µs a line).
  return `case
          when length(${cell}) <= 30 and translate(${cell}, '0123456789', '') = '' then ${cell}::numeric
          when ${cell} ~ '${plain}' then ${numericOf(cell, separator)}
          ${takesGroups ? `when ${cell} ~ '${grouped}' then ${numericOf(cell, separator)}` : ""}
        end`
}
