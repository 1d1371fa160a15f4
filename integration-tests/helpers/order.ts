import { expectOk, type Answer, type Client } from "./client"
import type { TestStore } from "./store"

/** What an order needs besides stock: a way to ship from the location. Returns the shipping option's id. */
export async function createShipping(
  admin: Client,
  store: TestStore,
  locationId: string
): Promise<string> {
  const location = `/admin/stock-locations/${locationId}`
  const provider = "manual_manual"
  expectOk(
    await admin.post(`${location}/fulfillment-providers`, { add: [provider] })
  )
  const { stock_location } = expectOk(
    await admin.post(
      `${location}/fulfillment-sets?fields=id,*fulfillment_sets`,
      { name: `Shipping from ${locationId}`, type: "shipping" }
    )
  )
  const [set] = stock_location.fulfillment_sets
  const { fulfillment_set } = expectOk(
    await admin.post(`/admin/fulfillment-sets/${set.id}/service-zones`, {
      name: `Germany from ${locationId}`,
      geo_zones: [{ type: "country", country_code: "de" }],
    })
  )
  const { shipping_option } = expectOk(
    await admin.post("/admin/shipping-options", {
      name: "Standard",
      service_zone_id: fulfillment_set.service_zones[0].id,
      shipping_profile_id: store.shippingProfileId,
      provider_id: provider,
      price_type: "flat",
      type: { label: "Standard", description: "Standard", code: "standard" },
      prices: [{ currency_code: "eur", amount: 5 }],
    })
  )
  return shipping_option.id
}

/** Takes a variant through the checkout of Medusa's own store; the answer is that of `POST /store/carts/:id/complete`. */
export async function checkout(
  store: TestStore,
  shippingOptionId: string,
  variantId: string,
  quantity: number
): Promise<Answer> {
  const cartId = await prepareCart(store, shippingOptionId, variantId, quantity)
  return store.shopper.post(`/store/carts/${cartId}/complete`)
}

// Medusa makes a guest of each new address, and two carts that do so at once with the same one collide.
let carts = 0

/** A cart with all that an order needs, one click before it becomes one. Returns its id. */
export async function prepareCart(
  store: TestStore,
  shippingOptionId: string,
  variantId: string,
  quantity: number
): Promise<string> {
  const { shopper } = store
  const address = {
    first_name: "Ada",
    last_name: "Lovelace",
    address_1: "Unter den Linden 1",
    city: "Berlin",
    country_code: "de",
    postal_code: "10117",
  }
  const { cart } = expectOk(
    await shopper.post("/store/carts", {
      region_id: store.regionId,
      email: `shopper-${++carts}@example.com`,
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id: variantId, quantity }],
    })
  )
  expectOk(
    await shopper.post(`/store/carts/${cart.id}/shipping-methods`, {
      option_id: shippingOptionId,
    })
  )
  const { payment_collection } = expectOk(
    await shopper.post("/store/payment-collections", { cart_id: cart.id })
  )
  expectOk(
    await shopper.post(
      `/store/payment-collections/${payment_collection.id}/payment-sessions`,
      { provider_id: "pp_system_default" }
    )
  )
  return cart.id
}

/** Ships the whole order from the location: what was reserved leaves the stock. */
export async function fulfillOrder(
  admin: Client,
  order: { id: string; items: { id: string; quantity: number }[] },
  locationId: string
): Promise<void> {
  expectOk(
    await admin.post(`/admin/orders/${order.id}/fulfillments`, {
      location_id: locationId,
      items: order.items.map(({ id, quantity }) => ({ id, quantity })),
    })
  )
}
