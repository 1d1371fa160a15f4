import Medusa from "@medusajs/js-sdk"
import { createAdmin } from "../../helpers/admin"
import { expectOk, type Client } from "../../helpers/client"
import { checkout } from "../../helpers/order"
import {
  askCart,
  createProduct,
  createStore,
  type TestStore,
  type TestVariant,
} from "../../helpers/store"
import { loadModule } from "../support/modules"
import type { Stage } from "../support/stage"

export function testClickAndCollect(stage: () => Stage): void {
  let admin: Client
  let store: TestStore
  let tent: TestVariant

  beforeEach(async () => {
    const { container, api } = stage()
    admin = await createAdmin(container, api)
    store = await createStore(api, admin)
    const script = await loadModule("src/scripts/open-shop.ts")
    await script.default({
      container,
      args: [store.salesChannelId, store.shippingProfileId],
    })
    ;[tent] = await createProduct(admin, store, { "TENT-2P-GRN": {} })
    await stock({ quantity: 2 })
  })

  const stock = async (entry: { quantity?: number; status?: number }) =>
    expectOk(
      await admin.post("/admin/source-items/batch", {
        upsert: [{ source_code: "shop-mitte", sku: "TENT-2P-GRN", ...entry }],
      })
    )
  const pickUpShops = async (quantity: number) => {
    const { pickUpShops } = await loadModule("src/lib/pick-up.ts")
    const { cart } = await askCart(store, tent.id, quantity)
    const sdk = new Medusa({
      baseUrl: stage().api.defaults.baseURL as string,
      publishableKey: store.publishableKey,
    })
    return pickUpShops(sdk, cart.id)
  }

  it("sells to who picks up at a shop that has all of a cart, and offers none that has too few or withholds them", async () => {
    const shops = await pickUpShops(2)
    expect(shops).toEqual([
      {
        source_code: "shop-mitte",
        shipping_option_id: expect.stringMatching(/^so_/),
        name: "Pick up at Shop Mitte",
      },
    ])

    const { data: ordered } = await checkout(
      store,
      shops[0].shipping_option_id,
      tent.id,
      1
    )
    expect(ordered.type).toBe("order")
    expect(await pickUpShops(1)).toHaveLength(1)

    expectOk(
      await admin.post("/admin/sources", {
        code: "depot",
        name: "Depot",
        sales_channel_ids: [store.salesChannelId],
      })
    )
    expectOk(
      await admin.post("/admin/source-items/batch", {
        upsert: [{ source_code: "depot", sku: "TENT-2P-GRN", quantity: 9 }],
      })
    )
    expect(await pickUpShops(2)).toEqual([])
    await stock({ status: 0 })
    expect(await pickUpShops(1)).toEqual([])
  })
}
