/** @jest-environment node */
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Answer, type Client } from "../helpers/client"
import { createShipping, fulfillOrder, prepareCart } from "../helpers/order"
import { startServer, type TestServer } from "../helpers/server"
import { check, settled } from "../helpers/stock-imports"
import {
  createProduct,
  createSource,
  createStore,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(300_000)

// Read by demo/medusa-config.ts, in this process and in the servers.
process.env.DEMO_LOCKING = "postgres"

const CARTS = 20
// Several chunks, so that the two imports and the carts meet.
const FILLERS = 2_500
// What an act may take on a busy machine.
const SECONDS = 90
const SKUS = ["SHIRT", "MUG", "CAP", "BAG"]

storeSuite({
  moduleName: "stock-two-processes",
  testSuite: ({ api, dbConfig, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let shipping: string
    let variants: TestVariant[]
    let servers: TestServer[]

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    beforeEach(async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      shipping = await createShipping(admin, store, berlin)
      variants = await createProduct(
        admin,
        store,
        Object.fromEntries(SKUS.map((sku) => [sku, { [berlin]: 1_000 }]))
      )
      await knex().raw(
        `insert into inventory_item (id, sku)
         select 'iitem_filler_' || n, 'FILLER-' || n from generate_series(1, ?) n`,
        [FILLERS]
      )
      servers = await Promise.all([
        startServer(dbConfig.clientUrl),
        startServer(dbConfig.clientUrl),
      ])
    })

    afterEach(async () => {
      await Promise.all((servers ?? []).map((server) => server.kill()))
    })

    /** The n-th of two servers takes every second request, as behind a load balancer. */
    const adminAt = (n: number) => servers[n % 2].client(admin.headers)
    const storeAt = (n: number): TestStore => ({
      ...store,
      shopper: servers[n % 2].client(store.shopper.headers),
    })
    const skuOf = (n: number) => n % SKUS.length
    const unitsOf = (n: number) => 1 + (n % 3)

    /** A file that says `base`, `base + 1`, … for what is sold and, on all other lines, `base`. */
    const fileOf = (base: number) =>
      [
        "source_code,sku,status,quantity",
        ...Array.from(
          { length: FILLERS },
          (_, n) => `berlin,FILLER-${n + 1},1,${base}`
        ),
        ...SKUS.map((sku, n) => `berlin,${sku},1,${base + n}`),
      ].join("\n")

    /** Applies, and asks again for as long as another import is writing. Returns the statuses on the way. */
    const applyInTurn = async (client: Client, id: string) => {
      const statuses: number[] = []
      await waitFor(
        "the turn of the import",
        async () => {
          const answer = await client.post(`/admin/stock-imports/${id}/apply`, {
            confirm: ["mass_assignment"],
          })
          statuses.push(answer.status)
          return answer.status
        },
        (status) => status === 202,
        { seconds: SECONDS }
      )
      await settled(client, id, SECONDS)
      return statuses
    }

    const readStock = async () => {
      const { rows } = await knex().raw(
        `select i.sku, l.stocked_quantity::float as stocked, l.reserved_quantity::float as reserved,
           (l.raw_stocked_quantity ->> 'value')::float as raw
         from inventory_level l join inventory_item i on i.id = l.inventory_item_id
         where l.location_id = ? and l.deleted_at is null`,
        [berlin]
      )
      return new Map<string, { stocked: number; reserved: number }>(
        rows.map(({ sku, raw, ...level }: any) => {
          expect(raw).toBe(level.stocked)
          return [sku, level]
        })
      )
    }

    it("two imports and twenty carts at once end as one import after the other, less what was sold", async () => {
      const [low, high] = await Promise.all([
        check(adminAt(0), fileOf(5_000)),
        check(adminAt(1), fileOf(7_000)),
      ])
      expect([low.status, high.status]).toEqual(["checked", "checked"])
      const carts: string[] = []
      for (let n = 0; n < CARTS; n++) {
        const { id } = variants[skuOf(n)]
        carts.push(await prepareCart(storeAt(n), shipping, id, unitsOf(n)))
      }

      const completing = carts.map((id, n) =>
        storeAt(n).shopper.post(`/store/carts/${id}/complete`)
      )
      const [lowStatuses, highStatuses, ...completed] = await Promise.all([
        applyInTurn(adminAt(0), low.id),
        applyInTurn(adminAt(1), high.id),
        ...completing,
      ])

      // No shopper has seen an error.
      const orders = (completed as Answer[]).map((answer) => {
        expect(expectOk(answer)).toMatchObject({ type: "order" })
        return answer.data.order
      })
      // One of them was first, and the other was told so until its turn came.
      const refused = [...lowStatuses, ...highStatuses].filter((s) => s !== 202)
      expect(new Set(refused)).toEqual(new Set([409]))

      const ends = await Promise.all(
        [low, high].map(({ id }) => settled(admin, id))
      )
      expect(ends.map(({ status }) => status)).toEqual(["applied", "applied"])
      const lowLast = ends[0].applied_at > ends[1].applied_at
      const [first, last] = lowLast ? [7_000, 5_000] : [5_000, 7_000]
      const sold = SKUS.map((_, sku) =>
        carts.reduce(
          (sum, __, n) => sum + (skuOf(n) === sku ? unitsOf(n) : 0),
          0
        )
      )
      const stock = await readStock()
      SKUS.forEach((sku, n) => {
        expect({ sku, ...stock.get(sku) }).toEqual({
          sku,
          stocked: last + n,
          reserved: sold[n],
        })
      })
      const fillers = [...stock].filter(([sku]) => sku.startsWith("FILLER"))
      expect(fillers).toHaveLength(FILLERS)
      expect(new Set(fillers.map(([, { stocked }]) => stocked))).toEqual(
        new Set([last])
      )

      // Now both sides count: the undo adds a difference while every order is shipped.
      const lastId = lowLast ? low.id : high.id
      await Promise.all([
        adminAt(0)
          .post(`/admin/stock-imports/${lastId}/undo`)
          .then(expectOk)
          .then(() => settled(adminAt(0), lastId, SECONDS)),
        ...orders.map((order, n) => fulfillOrder(adminAt(n), order, berlin)),
      ])
      expect((await settled(admin, lastId)).status).toBe("undone")
      const shipped = await readStock()
      SKUS.forEach((sku, n) => {
        expect({ sku, ...shipped.get(sku) }).toEqual({
          sku,
          stocked: first + n - sold[n],
          reserved: 0,
        })
      })
    })
  },
})
