import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { createClient, expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
  type TestStore,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "store-source-items",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    /** The second shop's channel, and who asks with which key. */
    let outletChannel: string
    let shoppers: Record<"web" | "outlet" | "both", Client>
    /** Ids of variants by what is to be said of them. */
    let variants: Record<string, string>

    const keyFor = async (title: string, channels: string[]) => {
      const { api_key } = expectOk(
        await admin.post("/admin/api-keys", { title, type: "publishable" })
      )
      if (channels.length) {
        expectOk(
          await admin.post(`/admin/api-keys/${api_key.id}/sales-channels`, {
            add: channels,
          })
        )
      }
      return createClient(api, { "x-publishable-api-key": api_key.token })
    }
    const source = async (code: string, sales_channel_ids: string[]) =>
      expectOk(
        await admin.post("/admin/sources", {
          code,
          name: code,
          sales_channel_ids,
        })
      )
    const product = async (
      sku: string,
      channels: string[],
      more: Record<string, unknown> = {},
      variant: Record<string, unknown> = {}
    ) => {
      const { product } = expectOk(
        await admin.post("/admin/products?fields=id,*variants", {
          title: sku,
          status: "published",
          sales_channels: channels.map((id) => ({ id })),
          shipping_profile_id: store.shippingProfileId,
          options: [{ title: "Variant", values: [sku] }],
          variants: [
            {
              title: sku,
              sku,
              manage_inventory: true,
              options: { Variant: sku },
              prices: [{ currency_code: "eur", amount: 10 }],
              ...variant,
            },
          ],
          ...more,
        })
      )
      variants[sku] = product.variants[0].id
      return product
    }
    const stock = async (lines: string[]) =>
      expectOk(
        await admin.post("/admin/source-items/batch", {
          upsert: lines.map((line) => {
            const [source_code, sku, status, quantity] = line.split(",")
            return { source_code, sku, status, quantity }
          }),
        })
      )
    const ask = (who: Client, name: "variant_id" | "sku", values: string[]) =>
      who.get(
        `/store/source-items?${values.map((value) => `${name}[]=${encodeURIComponent(value)}`).join("&")}`
      )
    const told = async (
      who: Client,
      skus: string[],
      name: "variant_id" | "sku" = "variant_id"
    ) => {
      const values = name === "sku" ? skus : skus.map((sku) => variants[sku])
      return expectOk(await ask(who, name, values)).source_items.map(
        (item: any) =>
          `${item.source_code},${item.sku},${item.available_quantity}`
      )
    }

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      const web = store.salesChannelId
      const { sales_channel } = expectOk(
        await admin.post("/admin/sales-channels", { name: "Outlet" })
      )
      outletChannel = sales_channel.id
      shoppers = {
        web: store.shopper,
        outlet: await keyFor("Outlet", [outletChannel]),
        both: await keyFor("Both", [web, outletChannel]),
      }
      await createSource(admin, store, { code: "default" })
      await source("berlin", [web])
      await source("paris", [web, outletChannel])
      await source("graz", [outletChannel])
      await source("depot", [])
      await source("closed", [web, outletChannel])
      expectOk(await admin.post("/admin/sources/closed", { enabled: false }))
    })

    beforeEach(() => {
      variants = {}
    })

    it("shows no product, variant or source beyond the key's sales channels, nor a disabled source", async () => {
      const web = store.salesChannelId
      const left = await source("left", [web])
      await product("TENT", [web])
      await product("ROPE", [outletChannel])
      await product("MAP", [web, outletChannel])
      await product("DRAFT", [web, outletChannel], { status: "draft" })
      await product("NOWHERE", [])
      await product("UNMANAGED", [web], {}, { manage_inventory: false })
      const gone = await product("GONE", [web, outletChannel])
      const lost = await product("LOST", [web, outletChannel])
      await product("TRASHED", [web])
      const withdrawn = await product("WITHDRAWN", [web])
      const skus = [
        ...["TENT", "ROPE", "MAP", "DRAFT", "NOWHERE", "GONE", "LOST"],
        ...["TRASHED", "WITHDRAWN"],
      ]
      await stock(
        ["berlin", "paris", "graz", "depot", "closed", "left"].flatMap(
          (code, at) => skus.map((sku) => `${code},${sku},1,${at + 1}`)
        )
      )
      await stock(["paris,MAP,0,9"])
      expectOk(await admin.delete(`/admin/products/${gone.id}`))
      expectOk(
        await admin.delete(
          `/admin/products/${lost.id}/variants/${variants.LOST}`
        )
      )

      // What Medusa keeps as deleted is as good as gone, whatever else of it is left.
      const knex = getContainer().resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const deleted_at = new Date()
      await knex("product_variant")
        .where({ id: variants.TRASHED })
        .update({ deleted_at })
      await knex("product_sales_channel")
        .where({ product_id: withdrawn.id })
        .update({ deleted_at })
      await knex("sales_channel_stock_location")
        .where({ stock_location_id: left.source.stock_location_id })
        .update({ deleted_at })

      const WEB = [
        "berlin,TENT,1",
        "default,TENT,0",
        "paris,TENT,2",
        "berlin,MAP,1",
        "default,MAP,0",
        "paris,MAP,0",
      ]
      const OUTLET = [
        "graz,ROPE,3",
        "paris,ROPE,2",
        "graz,MAP,3",
        "paris,MAP,0",
      ]
      const cases: [keyof typeof shoppers, string[]][] = [
        ["web", WEB],
        ["outlet", OUTLET],
        [
          "both",
          // A source counts for a product only where both are in the same channel: no cart could join them.
          [
            ...WEB.slice(0, 3),
            ...OUTLET.slice(0, 2),
            "berlin,MAP,1",
            "default,MAP,0",
            "graz,MAP,3",
            "paris,MAP,0",
          ],
        ],
      ]
      for (const name of ["variant_id", "sku"] as const) {
        for (const [key, expected] of cases) {
          expect({
            key,
            name,
            told: await told(shoppers[key], [...skus, "UNMANAGED"], name),
          }).toEqual({ key, name, told: expected })
        }
      }
      const narrowed = await shoppers.both.get(
        `/store/source-items?variant_id[]=${variants.MAP}&sales_channel_id[]=${outletChannel}`
      )
      expect(
        expectOk(narrowed).source_items.map((item: any) => item.source_code)
      ).toEqual(["graz", "paris"])
    })

    it("tells name, variant, SKU and what Medusa's own cart accepts, also while units are reserved", async () => {
      await product("TENT", [store.salesChannelId])
      await stock(["berlin,TENT,1,5"])
      const { source_items } = expectOk(
        await admin.get("/admin/source-items?source_code=berlin&sku=TENT")
      )
      expectOk(
        await admin.post("/admin/reservations", {
          inventory_item_id: source_items[0].inventory_item_id,
          location_id: source_items[0].stock_location_id,
          quantity: 2,
        })
      )
      const answer = await ask(shoppers.web, "sku", ["TENT"])
      expect(answer.data.source_items[0]).toEqual({
        source_code: "berlin",
        source_name: "berlin",
        variant_id: variants.TENT,
        sku: "TENT",
        in_stock: true,
        available_quantity: 3,
      })
      expect((await askCart(store, variants.TENT, 3)).accepted).toBe(true)
      expect((await askCart(store, variants.TENT, 4)).accepted).toBe(false)
      expect(answer.headers).toMatchObject({
        "cache-control": "private, no-cache",
        etag: expect.any(String),
        vary: expect.stringContaining("x-publishable-api-key"),
      })
      const askedAnew = async () => {
        const headers = {
          ...shoppers.web.headers,
          "if-none-match": answer.headers.etag,
        }
        const { status } = await ask(createClient(api, headers), "sku", [
          "TENT",
        ])
        return status
      }
      expect(await askedAnew()).toBe(304)
      const again = () =>
        shoppers.web
          .get(`/store/source-items?sku=TENT`)
          .then(({ data }) => data.source_items[0])
      await stock(["berlin,TENT,0,5"])
      expect(await askedAnew()).toBe(200)
      expect(await again()).toMatchObject({
        in_stock: false,
        available_quantity: 0,
      })
      await stock(["berlin,TENT,1,8.9"])
      expect(await again()).toMatchObject({ available_quantity: 6 })
    })

    it("counts a kit by its scarcest part at each source, and only where all of it is assigned", async () => {
      await createProduct(admin, store, { POLE: {}, SHEET: {} })
      const { inventory_items } = expectOk(
        await admin.get("/admin/inventory-items?sku[]=POLE&sku[]=SHEET")
      )
      const part = (sku: string, required_quantity: number) => ({
        inventory_item_id: inventory_items.find((item: any) => item.sku === sku)
          .id,
        required_quantity,
      })
      await product(
        "KIT",
        [store.salesChannelId],
        {},
        { inventory_items: [part("POLE", 4), part("SHEET", 1)] }
      )
      await stock([
        "berlin,POLE,1,11",
        "berlin,SHEET,1,9",
        "paris,POLE,1,100",
        "default,POLE,1,8",
        "default,SHEET,0,8",
      ])
      expect(await told(shoppers.web, ["KIT"])).toEqual([
        "berlin,KIT,2",
        "default,KIT,0",
      ])
      expect((await askCart(store, variants.KIT, 2)).accepted).toBe(true)
    })

    it("tells quantities as the option store_quantity says", async () => {
      const { options } = getContainer().resolve("stock_source") as any
      await product("TENT", [store.salesChannelId])
      await stock(["berlin,TENT,1,5", "paris,TENT,1,6"])
      const quantities = async (change: Record<string, unknown>) => {
        Object.assign(options, change)
        const answer = await ask(shoppers.web, "sku", ["TENT"])
        return expectOk(answer).source_items.map((item: any) => [
          item.in_stock,
          item.available_quantity,
        ])
      }
      try {
        expect(await quantities({ store_quantity: "hidden" })).toEqual([
          [true, null],
          [false, null],
          [true, null],
        ])
        expect(
          await quantities({
            store_quantity: "threshold",
            store_quantity_threshold: 5,
          })
        ).toEqual([
          [true, 5],
          [false, 0],
          [true, null],
        ])
      } finally {
        options.store_quantity = "exact"
      }
    })

    it("needs a publishable key with a sales channel, and a question it can answer", async () => {
      const none = createClient(api, {})
      expect(await ask(none, "sku", ["TENT"])).toMatchObject({ status: 400 })
      const bare = await keyFor("Bare", [])
      const bad: [Client, string, string][] = [
        [bare, "sku=TENT", "needs to have a sales channel"],
        [shoppers.web, "", "either variant_id[] or sku[]"],
        [shoppers.web, "sku=A&variant_id=B", "either variant_id[] or sku[]"],
        [
          shoppers.web,
          Array.from({ length: 201 }, (_, n) => `sku[]=S${n}`).join("&"),
          "At most 200",
        ],
        [
          shoppers.web,
          `sku=A&sales_channel_id[]=${outletChannel}`,
          "not part of the publishable key",
        ],
      ]
      for (const [who, query, message] of bad) {
        expect(await who.get(`/store/source-items?${query}`)).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining(message) },
        })
      }
      expect(await told(shoppers.web, ["'; drop table x; --"], "sku")).toEqual(
        []
      )
    })
  },
})
