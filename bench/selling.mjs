// Selling meanwhile: shoppers complete carts at a steady rate while nothing else happens, then while a file is applied
// that changes every level, those that they buy included.
import { setTimeout as wait } from "node:timers/promises"
import { SOURCES, itemCount, stockRow } from "./data.mjs"
import { expectStatus } from "./client.mjs"

const CARTS_A_SECOND = 1
const PRODUCTS = 50
const WARM_UP_CARTS = 10
const IDLE_CARTS = 60
// A cart takes half a second of a CPU to fill; it takes long enough with these.
const MOST_CARTS = 120

/**
 * Completes carts against an idle store, then during an apply of round 1. The carts are filled beforehand.
 *
 * @param {object} store
 * @param {number} applySeconds how long an apply takes about
 * @returns {Promise<object[]>} one measurement for each: completed carts, failures, p50 and p99 of
 *   `POST /store/carts/:id/complete` in milliseconds
 */
export async function measureSelling({ shop, rows, file }, applySeconds) {
  const shelf = await stockShelf(shop, rows)
  await sell(shop, await fillCarts(shelf, WARM_UP_CARTS))
  const idle = await sell(shop, await fillCarts(shelf, IDLE_CARTS))

  const { result: checked } = await shop.check(file(1))
  expectStatus(checked, "checked")
  const enough = Math.ceil(applySeconds * CARTS_A_SECOND * 2)
  const carts = await fillCarts(shelf, Math.min(enough, MOST_CARTS))
  const busy = await sell(shop, carts, shop.apply(checked))
  return [
    { side: "selling", work: "idle store", ...idle },
    { side: "selling", work: "during an apply", ...busy },
  ]
}

/** Products whose inventory items are spread over those of the file, and all that an order needs beside them. */
async function stockShelf(shop, rows) {
  const { admin, salesChannelId, regionId } = shop
  const { shipping_profiles } = await admin("GET", "/admin/shipping-profiles")
  const items = itemCount(rows)
  const count = Math.min(PRODUCTS, items)
  const variants = Array.from({ length: count }, (_, at) => {
    const item = Math.floor((at * items) / count)
    const { sku, inventoryItemId } = stockRow(item * SOURCES)
    return {
      title: sku,
      sku,
      manage_inventory: true,
      options: { Size: sku },
      prices: [{ currency_code: "eur", amount: 10 }],
      inventory_items: [
        { inventory_item_id: inventoryItemId, required_quantity: 1 },
      ],
    }
  })
  const { product } = await admin(
    "POST",
    "/admin/products?fields=id,variants.id",
    {
      json: {
        title: "Bench",
        status: "published",
        shipping_profile_id: shipping_profiles[0].id,
        sales_channels: [{ id: salesChannelId }],
        options: [{ title: "Size", values: variants.map(({ sku }) => sku) }],
        variants,
      },
    }
  )
  return { shop, regionId, variantIds: product.variants.map(({ id }) => id) }
}

/** Carts one click before they become orders. */
async function fillCarts(shelf, count) {
  const ids = []
  for (let number = 0; number < count; number++)
    ids.push(await fillCart(shelf, number))
  return ids
}

async function fillCart({ shop: { store }, regionId, variantIds }, number) {
  const address = {
    first_name: "Ada",
    last_name: "Lovelace",
    address_1: "Unter den Linden 1",
    city: "Berlin",
    country_code: "de",
    postal_code: "10117",
  }
  const variant_id = variantIds[number % variantIds.length]
  const { cart } = await store("POST", "/store/carts", {
    json: {
      region_id: regionId,
      email: "ada@example.com",
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id, quantity: 1 }],
    },
  })
  const { shipping_options } = await store(
    "GET",
    `/store/shipping-options?cart_id=${cart.id}`
  )
  await store("POST", `/store/carts/${cart.id}/shipping-methods`, {
    json: { option_id: shipping_options[0].id },
  })
  const { payment_collection } = await store(
    "POST",
    "/store/payment-collections",
    { json: { cart_id: cart.id } }
  )
  await store(
    "POST",
    `/store/payment-collections/${payment_collection.id}/payment-sessions`,
    { json: { provider_id: "pp_system_default" } }
  )
  return cart.id
}

/**
 * Completes carts at a steady rate, whether those before are done or not, until none is left.
 *
 * @param {Promise<unknown>} [meanwhile] where it settles, nobody buys any more
 */
async function sell({ store }, cartIds, meanwhile) {
  const took = []
  const failures = []
  const orders = []
  let over = false
  const end = meanwhile?.finally(() => (over = true)) ?? never
  for (const id of cartIds) {
    if (over) break
    orders.push(
      complete(store, id).then(
        (ms) => took.push(ms),
        (error) => failures.push(error.message)
      )
    )
    await Promise.race([wait(1000 / CARTS_A_SECOND), end])
  }
  await Promise.all(orders)
  await meanwhile
  took.sort((one, other) => one - other)
  return {
    carts: orders.length,
    failures: failures.length,
    first_failures: failures.slice(0, 3),
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  }
}

const never = new Promise(() => undefined)

async function complete(store, cartId) {
  const began = performance.now()
  const answer = await store("POST", `/store/carts/${cartId}/complete`, {
    json: {},
  })
  if (answer.type !== "order")
    throw new Error(`A cart was not completed: ${answer.error?.message}`)
  return performance.now() - began
}

function percentile(sorted, part) {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN
}
