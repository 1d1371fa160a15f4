/** Separators that can be read; the first one wins a draw. */
export const DELIMITERS = [",", ";", "\t", "|"] as const

/** A separator that can be read. */
export type Delimiter = (typeof DELIMITERS)[number]

/** True for `,` `;` tab `|`. */
export function isDelimiter(text: string): text is Delimiter {
  return (DELIMITERS as readonly string[]).includes(text)
}
