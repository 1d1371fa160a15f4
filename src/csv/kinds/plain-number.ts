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
