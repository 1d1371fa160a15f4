// What spreadsheets keep of a number.
const MOST_DIGITS = 15

/**
 * A number as plain decimals. One with exactly three gets a zero more: it is known to be `2.125`, which as a text might be two
 * thousand as well.
 */
export function plainNumber(number: number): string {
  const text = withoutExponent(number)
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}

function withoutExponent(number: number): string {
  const text = String(number)
  if (!text.includes("e")) return text
  return Math.abs(number) >= 1
    ? BigInt(number).toString()
    : number.toFixed(20).replace(/\.?0+$/, "")
}

/** Whether a text is what is read where the same number stands: to write it as a number changes nothing. */
export function isPlainNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "").length
  return (
    digits > 0 &&
    digits <= MOST_DIGITS &&
    /^[-\d.]+$/.test(text) &&
    plainNumber(Number(text)) === text
  )
}
