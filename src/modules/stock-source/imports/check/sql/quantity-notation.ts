import type { DecimalSeparator } from "../../../types"
import { GROUP_MARKS, groupMarks } from "../quantity-marks"

// Patterns of PostgreSQL. What its numeric would read beyond them, such as 1e5 or NaN, is no quantity; nor is a number
// with a sign +, which people write for what is added.
const PLAIN = (decimal: string) =>
  `([0-9]{1,30}${decimal}?[0-9]{0,30}|${decimal}[0-9]{1,30})`
const DECIMALS = (decimal: string) => `(${decimal}[0-9]{1,30})?`

/** An apostrophe would end the text that a pattern stands in. */
const patternOf = (mark: string) => (mark === "'" ? "\\u0027" : `[${mark}]`)

/** Thousands in groups of three, with the same mark between all of them. */
const THOUSANDS = (marks: readonly string[]) =>
  `[1-9][0-9]{0,2}(${marks.map((mark) => `(${patternOf(mark)}[0-9]{3}){1,9}`).join("|")})`

/** As in India: 12,34,567. */
const LAKHS = "[1-9][0-9]?(,[0-9]{2}){1,9},[0-9]{3}"

const DOT = "[.]"
const COMMA = ","

/** Notations of a quantity by what stands before its decimals: as it is, and with its digits in groups. */
export const NOTATION: Record<
  DecimalSeparator,
  { plain: string; grouped: string }
> = {
  ".": {
    plain: `^-?${PLAIN(DOT)}$`,
    grouped: `^-?(${THOUSANDS(groupMarks("."))}|${LAKHS})${DECIMALS(DOT)}$`,
  },
  ",": {
    plain: `^-?${PLAIN(COMMA)}$`,
    grouped: `^-?${THOUSANDS(groupMarks(","))}${DECIMALS(COMMA)}$`,
  },
}

/** A cell such as 1.250 or 1,250: thousands in one group of three, or three decimals. */
export const TWO_READINGS = "^-?[1-9][0-9]{0,2}[.,][0-9]{3}$"

/** A cell such as 1'250 or 1 250: one reading, whatever stands before decimals. */
export const ONLY_GROUPS = `^-?${THOUSANDS(GROUP_MARKS)}$`

/** SQL of a change without the sign + that people put before what is added; a minus as spreadsheets write it is a minus. */
export function unsignedPlus(cell: string): string {
  return `regexp_replace(translate(${cell}, '\u2212', '-'), '^[+](?=[0-9.,])', '')`
}

const quoted = (mark: string) => mark.replace("'", "''")

/** SQL that is true of all cells that are more than digits with a sign, and of few others. */
export function hasMarks(column: string): string {
  const has = (mark: string) => `${column} like '%${quoted(mark)}%'`
  // Short ones have no groups, and are most of a million.
  return `(${has(".")} or ${has(",")} or octet_length(${column}) > 4 and (${GROUP_MARKS.map(has).join(" or ")}))`
}

/** SQL of the numeric that a cell of either notation is with this separator. */
export function numericOf(cell: string, separator: DecimalSeparator): string {
  const marks = groupMarks(separator).map(quoted).join("")
  return separator === "."
    ? `translate(${cell}, '${marks}', '')::numeric`
    : `translate(${cell}, ',${marks}', '.')::numeric`
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
