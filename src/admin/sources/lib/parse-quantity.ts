import {
  LARGEST_QUANTITY,
  QUANTITY_DECIMALS,
} from "../../../modules/stock-source/levels/quantity-limits"

/** The sign before decimals in a language, such as "," in German. */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.find(({ type }) => type === "decimal")?.value ?? "."
}

/**
 * The decimal text that the server takes of what an admin has typed in their language: at least 0, with as many decimals as it may have;
 * null where it is something else. Signs between thousands are refused: "1.000" is one to some and a thousand to others.
 */
export function parseQuantity(text: string, locale: string): string | null {
  const sign = decimalSign(locale)
  const pattern = new RegExp(`^\\d+(?:\\${sign}\\d{1,${QUANTITY_DECIMALS}})?$`)
  const typed = text.trim()
  if (!pattern.test(typed)) {
    return null
  }
  const quantity = typed.replace(sign, ".")
  return Number(quantity) <= LARGEST_QUANTITY ? quantity : null
}

/** A quantity as it is typed: with the language's decimal sign, without signs between thousands. */
export function typedQuantity(quantity: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: QUANTITY_DECIMALS,
  }).format(quantity)
}
