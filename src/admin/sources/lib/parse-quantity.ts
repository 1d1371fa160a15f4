const MOST = 1_000_000_000_000

/** The sign before decimals in a language, such as "," in German. */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.find(({ type }) => type === "decimal")?.value ?? "."
}

/**
 * The decimal text that the server takes of what an admin has typed in their language: at least 0, up to 4 decimals;
 * null where it is something else. Signs between thousands are refused: "1.000" is one to some and a thousand to others.
 */
export function parseQuantity(text: string, locale: string): string | null {
  const sign = decimalSign(locale)
  const pattern = new RegExp(`^\\d{1,13}(?:\\${sign}\\d{1,4})?$`)
  const typed = text.trim()
  if (!pattern.test(typed)) {
    return null
  }
  const quantity = typed.replace(sign, ".")
  return Number(quantity) <= MOST ? quantity : null
}

/** A quantity as it is typed: with the language's decimal sign, without signs between thousands. */
export function typedQuantity(quantity: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: 4,
  }).format(quantity)
}
