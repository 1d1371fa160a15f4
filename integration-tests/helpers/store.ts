import { createClient, expectOk, type Api, type Client } from "./client"

/** A shop with one sales channel, one region and a shopper who knows its publishable key. */
export type TestStore = {
  salesChannelId: string
  regionId: string
  publishableKey: string
  shippingProfileId: string
  /** Asks with the publishable key: `store.shopper.post("/store/carts", …)`. */
  shopper: Client
}

/** Units by stock location: `{ [locationId]: 10 }`. */
export type Stock = Record<string, number>

export type TestVariant = {
  id: string
  sku: string
  inventoryItemId: string
}

/** What Medusa's own cart says to a wish. */
export type CartAnswer = {
  accepted: boolean
  status: number
  /** Medusa's reason for a refusal. */
  message?: string
  cart?: any
}

/** Makes the shop over Medusa's own admin routes. Its products come with {@link createProduct}. */
export async function createStore(api: Api, admin: Client): Promise<TestStore> {
  const { sales_channel } = expectOk(
    await admin.post("/admin/sales-channels", { name: "Webshop" })
  )
  const { region } = expectOk(
    await admin.post("/admin/regions", {
      name: "Europe",
      currency_code: "eur",
      countries: ["de"],
      payment_providers: ["pp_system_default"],
    })
  )
  const { api_key } = expectOk(
    await admin.post("/admin/api-keys", {
      title: "Webshop",
      type: "publishable",
    })
  )
  expectOk(
    await admin.post(`/admin/api-keys/${api_key.id}/sales-channels`, {
      add: [sales_channel.id],
    })
  )
  const { shipping_profile } = expectOk(
    await admin.post("/admin/shipping-profiles", {
      name: "Parcels",
      type: "default",
    })
  )
  return {
    salesChannelId: sales_channel.id,
    shippingProfileId: shipping_profile.id,
    regionId: region.id,
    publishableKey: api_key.token,
    shopper: createClient(api, { "x-publishable-api-key": api_key.token }),
  }
}

/** Makes a stock location with Medusa's own route; it serves the store's sales channel. Returns its id. */
export async function createLocation(
  admin: Client,
  store: TestStore,
  name: string
): Promise<string> {
  const { stock_location } = expectOk(
    await admin.post("/admin/stock-locations", { name })
  )
  expectOk(
    await admin.post(
      `/admin/stock-locations/${stock_location.id}/sales-channels`,
      { add: [store.salesChannelId] }
    )
  )
  return stock_location.id
}

/** Makes a source with our own route; its stock location serves the store's sales channel. */
export async function createSource(
  admin: Client,
  store: TestStore,
  source: {
    code: string
    name?: string
    enabled?: boolean
    is_default?: boolean
  }
): Promise<{ id: string; code: string; stock_location_id: string }> {
  const created = await admin.post("/admin/sources", {
    name: source.code,
    sales_channel_ids: [store.salesChannelId],
    ...source,
  })
  return expectOk(created).source
}

/**
 * Makes a product with a variant for each SKU, priced in euro, its inventory managed, and its stock set.
 *
 * @example
 * const [shirt] = await createProduct(admin, store, { "SHIRT-S": { [berlin]: 10 } })
 */
export async function createProduct(
  admin: Client,
  store: TestStore,
  stockBySku: Record<string, Stock>,
  title = "Shirt"
): Promise<TestVariant[]> {
  const skus = Object.keys(stockBySku)
  const { product } = expectOk(
    await admin.post(
      "/admin/products?fields=id,*variants,*variants.inventory_items",
      {
        title,
        status: "published",
        sales_channels: [{ id: store.salesChannelId }],
        shipping_profile_id: store.shippingProfileId,
        options: [{ title: "Variant", values: skus }],
        variants: skus.map((sku) => ({
          title: sku,
          sku,
          manage_inventory: true,
          options: { Variant: sku },
          prices: [{ currency_code: "eur", amount: 10 }],
        })),
      }
    )
  )
  const variants: TestVariant[] = skus.map((sku) => {
    const variant = product.variants.find((one: any) => one.sku === sku)
    return {
      id: variant.id,
      sku,
      inventoryItemId: variant.inventory_items[0].inventory_item_id,
    }
  })
  for (const variant of variants) {
    for (const [locationId, quantity] of Object.entries(
      stockBySku[variant.sku]
    )) {
      await setStock(admin, variant.inventoryItemId, locationId, quantity)
    }
  }
  return variants
}

/** Sets what Medusa holds of an item at a location, with Medusa's own routes: the level is made where there is none. */
export async function setStock(
  admin: Client,
  inventoryItemId: string,
  locationId: string,
  quantity: number
): Promise<void> {
  const levels = `/admin/inventory-items/${inventoryItemId}/location-levels`
  const level = { location_id: locationId, stocked_quantity: quantity }
  if (!(await readLevel(admin, inventoryItemId, locationId))) {
    expectOk(await admin.post(levels, level))
    return
  }
  expectOk(
    await admin.post(`${levels}/${locationId}`, { stocked_quantity: quantity })
  )
}

/** The level as Medusa's own route shows it, or undefined. */
export async function readLevel(
  admin: Client,
  inventoryItemId: string,
  locationId: string
): Promise<
  | {
      id: string
      stocked_quantity: number
      reserved_quantity: number
      available_quantity: number
    }
  | undefined
> {
  const { inventory_levels } = expectOk(
    await admin.get(
      `/admin/inventory-items/${inventoryItemId}/location-levels?location_id=${locationId}`
    )
  )
  return inventory_levels[0]
}

/** Asks Medusa's own cart for a variant: a new cart each time. */
export async function askCart(
  store: TestStore,
  variantId: string,
  quantity = 1
): Promise<CartAnswer> {
  const { status, data } = await store.shopper.post("/store/carts", {
    region_id: store.regionId,
    sales_channel_id: store.salesChannelId,
    items: [{ variant_id: variantId, quantity }],
  })
  return {
    accepted: status === 200,
    status,
    message: data.message,
    cart: data.cart,
  }
}
