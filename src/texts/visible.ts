/** Characters that take no room, or change how others stand. */
export const ZERO_WIDTH_CHARACTERS =
  /\p{Default_Ignorable_Code_Point}|[\u2028\u2029\u202a-\u202e]/gu

/** Spaces that are not the space bar's. */
export const OTHER_SPACES = /(?! )\p{Space_Separator}/gu

/** Accents and the like that stand beside their letter instead of in it. */
export const COMBINING_MARK = /\p{Nonspacing_Mark}/u

const LAST_ACCENT = 0x36f

/** How a character is named: `U+200B`. */
export function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
}

/** A text in which characters that nobody sees are named: two texts that look alike in a message are alike. */
export function visible(text: string): string {
  return text.replace(
    /\p{Default_Ignorable_Code_Point}|[\u2028\u2029\u202a-\u202e]|(?! )\p{Space_Separator}|\p{Nonspacing_Mark}/gu,
    (character) =>
      // Marks of other scripts have no letter to be one with.
      COMBINING_MARK.test(character) &&
      Number(character.codePointAt(0)) > LAST_ACCENT &&
      !character.match(ZERO_WIDTH_CHARACTERS)
        ? character
        : `[${codePoint(character)}]`
  )
}
