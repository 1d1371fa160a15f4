// A shopper: Medusa's own cart, by Medusa's own store routes.
import assert from "node:assert/strict"
import { Refusal } from "./client.mjs"
import { table } from "./screen.mjs"

/**
 * Puts each wish into a cart of its own.
 *
 * @param {object} shop
 * @param {{sku: string, variantId: string, quantity: number, expected: {before: boolean, after: boolean}}[]} wishes
 * @param {"before" | "after"} when
 * @returns {Promise<{sku: string, quantity: number, answer: string}[]>}
 */
export async function attempt(shop, wishes, when) {
  const attempts = []
  for (const { sku, variantId, quantity, expected } of wishes) {
    const refusal = await addToNewCart(shop, variantId, quantity)
    assert.equal(
      refusal === undefined,
      expected[when],
      `${when}: a cart with ${quantity} × ${sku} is ${refusal ? `refused (${refusal})` : "accepted"}`
    )
    attempts.push({
      sku,
      quantity,
      answer: refusal ? `refused: ${refusal}` : "accepted",
    })
  }
  return attempts
}

export function printAttempts(attempts) {
  table(
    ["cart", "", "answer"],
    attempts.map(({ sku, quantity, answer }) => [`${quantity} ×`, sku, answer])
  )
}

/** Undefined where the cart takes the line, else why it does not. */
async function addToNewCart(
  { store, regionId, salesChannelId },
  variantId,
  quantity
) {
  const { cart } = await store("POST", "/store/carts", {
    json: { region_id: regionId, sales_channel_id: salesChannelId },
  })
  try {
    await store("POST", `/store/carts/${cart.id}/line-items`, {
      json: { variant_id: variantId, quantity },
    })
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.status === 400)
      return error.body.message
    throw error
  }
}
