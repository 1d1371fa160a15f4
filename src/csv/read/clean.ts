import { COLUMNS, type ColumnName } from "../columns"
import {
  codePoint,
  COMBINING_MARK,
  OTHER_SPACES,
  ZERO_WIDTH_CHARACTERS,
} from "../../texts/visible"

const NOT_ASCII = /[^\0-\x7f]/

/**
 * A cell as it reads: without characters that cannot be seen, with plain spaces, and with each letter as one
 * character (NFC). The one rule for headers, codes, SKUs and values.
 */
export function clean(cell: string): string {
  return NOT_ASCII.test(cell)
    ? cell
        .replace(ZERO_WIDTH_CHARACTERS, "")
        .replace(OTHER_SPACES, " ")
        .normalize("NFC")
    : cell
}

/** A value that somebody gives in place of a cell, read as the cell would be. A SKU stands as it is: an item may have it so. */
export function givenValue(column: ColumnName, text: string): string {
  const trims = COLUMNS.some(({ name, trim }) => name === column && trim)
  return trims ? clean(text).trim() : text
}

/** Spaces as programs write them between groups of digits, so that no line breaks there. */
const GROUP_SPACES = /(?<=\d)(?! )\p{Space_Separator}(?=\d)/gu

/** A number's cell in which its groups of digits have plain spaces between them: no other is a surprise there. */
export function withPlainGroups(cell: string): string {
  return cell.replace(GROUP_SPACES, " ")
}

/** The first character for which {@link clean} changes a cell: `U+200B`. */
export function uncleanCharacter(cell: string): string {
  const [character] =
    cell.match(ZERO_WIDTH_CHARACTERS) ??
    cell.match(OTHER_SPACES) ??
    COMBINING_MARK.exec(cell) ??
    cell
  return codePoint(character)
}
