const DECIMALS = 4
const SCALE = 10 ** DECIMALS

/**
 * The sum of quantities, as decimals: 0.1 and 0.2 are 0.3. A number is only the nearest one to a decimal, and adding two
 * of them adds what they miss; quantities have at most 4 decimals, so they are added as whole numbers of that size.
 */
export function addQuantities(...quantities: number[]): number {
  const sum = quantities.reduce((total, one) => total + scaled(one), 0n)
  return Number(sum) / SCALE
}

/** What is to be added to `before` to make it `after`. */
export function quantityDifference(before: number, after: number): number {
  return addQuantities(after, -before)
}

function scaled(quantity: number): bigint {
  return BigInt(quantity.toFixed(DECIMALS).replace(".", ""))
}
