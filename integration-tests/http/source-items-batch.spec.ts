import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { dumpStock, stockLines } from "../helpers/stock"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
  readLevel,
  setStock,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "source-items-batch",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let tent: TestVariant
    let rope: TestVariant

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      await createSource(admin, store, { code: "paris" })
      ;[tent, rope] = await createProduct(admin, store, {
        "TENT-2P": { [berlin]: 10 },
        "ROPE-10": { [berlin]: 4 },
      })
      // Our subscribers see to them a moment after Medusa has made the levels.
      await waitFor(
        "their assignments to the default source",
        () => dumpStock(getContainer()),
        ({ levels }) => levels.length === 4
      )
    })

    const post = (act: string, body: unknown) =>
      admin.post(`/admin/source-items/${act}`, body)
    const batch = (body: unknown) => post("batch", body)
    const one = (entry: Record<string, unknown>) =>
      batch({
        upsert: [{ source_code: "berlin", sku: "TENT-2P", ...entry }],
      })

    /** Sends it, and holds that nothing at all was written. */
    const refused = async (act: string, body: unknown, status = 400) => {
      const before = await dumpStock(getContainer())
      const answer = await post(act, body)
      expect(answer).toMatchObject({ status })
      expect(await dumpStock(getContainer())).toEqual(before)
      return answer.data
    }

    const reserve = (variant: TestVariant, quantity: number) =>
      admin
        .post("/admin/reservations", {
          inventory_item_id: variant.inventoryItemId,
          location_id: berlin,
          quantity,
        })
        .then(expectOk)

    it("writes and deletes in one call, and answers in the order of the body", async () => {
      const data = expectOk(
        await batch({
          upsert: [
            { source_code: "paris", sku: "TENT-2P", quantity: "2.5" },
            { source_code: "BERLIN", sku: "TENT-2P", quantity: 12, status: 0 },
          ],
          delete: [{ source_code: "berlin", sku: "ROPE-10" }],
        })
      )
      expect(data).toEqual({
        upserted: [
          expect.objectContaining({
            id: expect.stringMatching(/^sitem_/),
            source_code: "paris",
            source_name: "paris",
            sku: "TENT-2P",
            status: 1,
            quantity: 2.5,
            reserved_quantity: 0,
            available_quantity: 2.5,
            inventory_item_id: tent.inventoryItemId,
          }),
          expect.objectContaining({
            source_code: "berlin",
            status: 0,
            quantity: 12,
            available_quantity: 0,
          }),
        ],
        deleted: {
          ids: [expect.stringMatching(/^sitem_/)],
          object: "source_item",
          deleted: true,
        },
        warnings: [],
      })
      expect(await stockLines(admin)).toEqual([
        "berlin,TENT-2P,0,12",
        "default,ROPE-10,1,0",
        "default,TENT-2P,1,0",
        "paris,TENT-2P,1,2.5",
      ])
    })

    it("leaves status and quantity as they are where they are left out", async () => {
      expectOk(await one({ status: 0 }))
      expectOk(await one({ quantity: 7 }))
      expect(await stockLines(admin)).toContain("berlin,TENT-2P,0,7")
      expectOk(await one({ status: "1", quantity: null }))
      expect(await stockLines(admin)).toContain("berlin,TENT-2P,1,7")
      expect(
        (
          await refused("batch", {
            upsert: [{ source_code: "paris", sku: "TENT-2P", status: 1 }],
          })
        ).issues
      ).toMatchObject([{ code: "missing_value", path: "upsert[0].quantity" }])
    })

    it("lets Medusa's own cart accept exactly what status, source and quantity promise", async () => {
      const accepted = async (quantity: number) =>
        (await askCart(store, tent.id, quantity)).accepted
      expectOk(await one({ quantity: 3 }))
      expect([await accepted(3), await accepted(4)]).toEqual([true, false])
      expectOk(await one({ quantity: 5, status: 0 }))
      expect(await accepted(1)).toBe(false)
      expectOk(await one({ status: 1 }))
      expect([await accepted(5), await accepted(6)]).toEqual([true, false])
      expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
      expectOk(await one({ quantity: 8 }))
      expect(await accepted(1)).toBe(false)
      expectOk(await admin.post("/admin/sources/berlin", { enabled: true }))
      expect([await accepted(8), await accepted(9)]).toEqual([true, false])
      expectOk(
        await batch({ delete: [{ source_code: "berlin", sku: "TENT-2P" }] })
      )
      expect(await accepted(1)).toBe(false)
    })

    it("names everything that is wrong, with its place, and writes nothing", async () => {
      const { type, message, issues } = await refused("batch", {
        upsert: [
          { source_code: "berlin", sku: "ROPE-10", quantity: 99 },
          { source_code: "berln", sku: "TENT-2P", quantity: 1 },
          { source_code: "berlin", sku: "tent-2p", quantity: 1 },
          { source_code: "paris", sku: "TENT-2P", quantity: "1,5" },
          { source_code: "paris", sku: "ROPE-10", quantity: 0.1 + 0.2 },
          { source_code: "default", sku: "ROPE-10", quantity: -1, status: 2 },
          { source_code: "default", sku: "", quantity: 1e21 },
        ],
        delete: [{ source_code: "Berlin", sku: "ROPE-10" }, { sku: "TENT-2P" }],
      })
      expect(type).toBe("invalid_data")
      expect(
        issues.map(({ path, code, message }: any) => [
          code,
          message.startsWith(`${path}: `) ? path : message,
        ])
      ).toEqual([
        ["unknown_source", "upsert[1].source_code"],
        ["unknown_sku", "upsert[2].sku"],
        ["invalid_quantity", "upsert[3].quantity"],
        ["invalid_quantity", "upsert[4].quantity"],
        ["invalid_status", "upsert[5].status"],
        ["invalid_quantity", "upsert[5].quantity"],
        ["missing_value", "upsert[6].sku"],
        ["invalid_quantity", "upsert[6].quantity"],
        ["duplicate_row", "delete[0].sku"],
        ["missing_value", "delete[1].source_code"],
      ])
      expect(issues[0]).toEqual({
        path: "upsert[1].source_code",
        code: "unknown_source",
        column: "source_code",
        value: "berln",
        proposal: "berlin",
        source_code: "berln",
        sku: "TENT-2P",
        params: { difference: "letters", nearest: "berlin" },
        message:
          'upsert[1].source_code: got "berln"; no source has this code; use the code of a source that exists, or create the source first. The nearest is the source "berlin".',
      })
      expect(issues[1].message).toContain(
        'The inventory item "TENT-2P" differs only by upper and lower case.'
      )
      expect(issues[3].message).toContain("at most 4 decimals")
      expect(issues[8].message).toBe(
        "delete[0].sku: upsert[0] has the same source and SKU; keep one of them."
      )
      expect(message).toMatch(/^Nothing was written\. upsert\[1\]/)
    })

    it("shows the first ten in the message and counts the rest", async () => {
      const upsert = Array.from({ length: 12 }, (_, n) => ({
        source_code: "berlin",
        sku: `NONE-${n}`,
        quantity: 1,
      }))
      const { message, issues } = await refused("batch", { upsert })
      expect(message).toContain("upsert[9].sku")
      expect(message).not.toContain("upsert[10].sku")
      expect(message).toMatch(/And 2 more\.$/)
      expect(issues).toHaveLength(12)
    })

    it("refuses a pair twice in one list", async () => {
      const { issues } = await refused("batch", {
        upsert: [
          { source_code: "berlin", sku: "TENT-2P", quantity: 1 },
          { source_code: "berlin", sku: "TENT-2P ", quantity: 2 },
        ],
      })
      expect(issues.map(({ message }: any) => message)).toEqual([
        "upsert[0].sku: upsert[1] has the same source and SKU; keep one of them.",
        "upsert[1].sku: upsert[0] has the same source and SKU; keep one of them.",
      ])
    })

    it("compares and sets: another live quantity is a conflict that says which", async () => {
      expectOk(await one({ quantity: 8, expected_quantity: 10 }))
      const data = await refused(
        "batch",
        {
          upsert: [
            { source_code: "berlin", sku: "ROPE-10", quantity: 1 },
            {
              source_code: "berlin",
              sku: "TENT-2P",
              quantity: 9,
              expected_quantity: "10",
            },
          ],
        },
        409
      )
      expect(data).toMatchObject({
        type: "conflict",
        message:
          "Nothing was written. upsert[1].expected_quantity: expected 10 of TENT-2P at berlin, and 8 are there now; read the current quantity and decide again.",
        issues: [
          {
            code: "stale",
            source_code: "berlin",
            sku: "TENT-2P",
            live_quantity: 8,
          },
        ],
      })
      const unassigned = { source_code: "paris", sku: "TENT-2P", quantity: 3 }
      expect(
        await refused(
          "batch",
          { upsert: [{ ...unassigned, expected_quantity: 1 }] },
          409
        )
      ).toMatchObject({ issues: [{ live_quantity: null }] })
      expectOk(
        await batch({ upsert: [{ ...unassigned, expected_quantity: 0 }] })
      )
    })

    it("lets one of many who compare and set at once win", async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((n) =>
          one({ quantity: 20 + n, expected_quantity: 10 })
        )
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 409, 409, 409, 409,
      ])
    })

    it("treats reserved units as below_reserved says", async () => {
      await reserve(tent, 6)
      const body = {
        upsert: [{ source_code: "berlin", sku: "TENT-2P", quantity: 5 }],
      }
      const { issues } = await refused("batch", {
        ...body,
        below_reserved: "error",
      })
      expect(issues).toMatchObject([
        {
          code: "below_reserved",
          path: "upsert[0].quantity",
          message:
            "upsert[0].quantity: 6 units are reserved for orders, only 5 would be left; give at least as many as are reserved.",
        },
      ])
      const clamped = expectOk(
        await batch({ ...body, below_reserved: "clamp" })
      )
      expect(clamped).toMatchObject({
        upserted: [{ quantity: 6, available_quantity: 0 }],
        warnings: [{ code: "below_reserved" }],
      })
      expect(expectOk(await batch(body))).toMatchObject({
        upserted: [
          { quantity: 5, reserved_quantity: 6, available_quantity: -1 },
        ],
        warnings: [{ code: "below_reserved", path: "upsert[0].quantity" }],
      })
    })

    it("deletes nothing where one of the pairs holds reservations; a pair that is not there is a warning", async () => {
      await reserve(tent, 1)
      const rows = [
        { source_code: "berlin", sku: "ROPE-10" },
        { source_code: "berlin", sku: "TENT-2P" },
        { source_code: "paris", sku: "TENT-2P" },
      ]
      const { issues } = await refused("batch", { delete: rows })
      expect(issues).toMatchObject([
        { code: "has_reservations", path: "delete[1].sku", sku: "TENT-2P" },
      ])
      expect(await refused("unassign", { items: rows })).toMatchObject({
        issues: [{ code: "has_reservations", path: "items[1].sku" }],
      })
      expect(
        expectOk(await batch({ delete: [rows[0], rows[2]] }))
      ).toMatchObject({
        upserted: [],
        deleted: { ids: [expect.stringMatching(/^sitem_/)] },
        warnings: [{ code: "not_assigned", path: "delete[1].sku" }],
      })
    })

    it("assigns every SKU to every source with 0, and leaves alone what is assigned", async () => {
      await reserve(tent, 2)
      expectOk(await one({ status: 0 }))
      const { levels } = await dumpStock(getContainer())
      const { source_items, warnings } = expectOk(
        await post("assign", {
          skus: ["ROPE-10", "TENT-2P"],
          source_codes: ["paris", "berlin"],
        })
      )
      expect(
        source_items.map((item: any) => [
          item.source_code,
          item.sku,
          item.status,
          item.quantity,
        ])
      ).toEqual([
        ["paris", "ROPE-10", 1, 0],
        ["paris", "TENT-2P", 1, 0],
        ["berlin", "ROPE-10", 1, 4],
        ["berlin", "TENT-2P", 0, 10],
      ])
      expect(warnings).toEqual([])
      const after = await dumpStock(getContainer())
      expect(after.levels).toEqual(expect.arrayContaining(levels))
      expect(after.levels).toHaveLength(levels.length + 2)
    })

    it("says an unknown name of an assignment once, and takes pairs or lists, not both", async () => {
      const { issues } = await refused("assign", {
        skus: ["ROPE-10", "ROPE-11"],
        source_codes: ["paris", "parsi", "berlin"],
      })
      expect(issues).toMatchObject([
        { path: "skus[1]", code: "unknown_sku", proposal: "ROPE-10" },
        { path: "source_codes[1]", code: "unknown_source", proposal: "paris" },
      ])
      expect(
        (await refused("assign", { skus: ["ROPE-10"], items: [] })).message
      ).toContain('Give either "skus" and "source_codes"')
    })

    it("unassigns, and Medusa has no level any more", async () => {
      expect(
        expectOk(
          await post("unassign", {
            skus: ["TENT-2P", "ROPE-10"],
            source_codes: ["berlin"],
          })
        )
      ).toEqual({
        deleted: {
          ids: [expect.any(String), expect.any(String)],
          object: "source_item",
          deleted: true,
        },
        warnings: [],
      })
      expect(
        await readLevel(admin, tent.inventoryItemId, berlin)
      ).toBeUndefined()
      await setStock(admin, tent.inventoryItemId, berlin, 3)
      expect(await stockLines(admin)).toContain("berlin,TENT-2P,1,3")
    })

    it("writes 2,000 source items in a call and refuses one more", async () => {
      const knex = getContainer().resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      await knex.raw(
        `insert into inventory_item (id, sku) select 'iitem_' || n, 'BULK-' || n from generate_series(1, 2000) n`
      )
      const upsert = Array.from({ length: 2000 }, (_, n) => ({
        source_code: n % 2 ? "berlin" : "paris",
        sku: `BULK-${n + 1}`,
        quantity: n,
      }))
      const { upserted } = expectOk(await batch({ upsert }))
      expect(
        upserted.map(({ source_code, sku, quantity }: any) => ({
          source_code,
          sku,
          quantity,
        }))
      ).toEqual(upsert)
      expect(
        await refused("batch", { upsert: [...upsert, upsert[0]] })
      ).toMatchObject({
        type: "invalid_data",
        message: expect.stringContaining(
          "names 2001 source items and may name 2000"
        ),
      })
      expect(
        (
          await refused("assign", {
            skus: upsert.map(({ sku }) => sku),
            source_codes: ["berlin", "paris"],
          })
        ).message
      ).toContain("names 4000 source items")
    })

    it("tells Medusa of the levels after the commit, and keeps nothing in the history", async () => {
      const heard = listen(getContainer())
      const { upserted } = expectOk(
        await batch({
          upsert: [
            { source_code: "berlin", sku: "TENT-2P", quantity: 11 },
            { source_code: "paris", sku: "TENT-2P", quantity: 1 },
            { source_code: "berlin", sku: "ROPE-10", quantity: 4 },
          ],
        })
      )
      const levels = await Promise.all(
        upserted
          .slice(0, 2)
          .map((item: any) =>
            readLevel(admin, item.inventory_item_id, item.stock_location_id)
          )
      )
      expect(heard).toEqual(
        expect.arrayContaining([
          {
            name: "inventory.inventory-level.updated",
            data: { id: [levels[0]!.id] },
          },
          { name: "inventory-level.updated", data: { id: levels[0]!.id } },
          {
            name: "inventory.inventory-level.created",
            data: { id: [levels[1]!.id] },
          },
        ])
      )
      expect(expectOk(await admin.get("/admin/stock-imports")).count).toBe(0)
      const knex = getContainer().resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      expect(await knex("stock_import_row").count()).toEqual([{ count: "0" }])
      const { rows } = await knex.raw(
        `select relname from pg_class where relname like 'stock_import%' and relpersistence = 't'`
      )
      expect(rows).toEqual([])
    })

    it("changes one cell about as quickly as Medusa's own route", async () => {
      const median = (values: number[]) =>
        values.sort((a, b) => a - b)[values.length >> 1]
      const clock = async (work: () => Promise<unknown>) => {
        const start = performance.now()
        await work()
        return performance.now() - start
      }
      const level = `/admin/inventory-items/${rope.inventoryItemId}/location-levels/${berlin}`
      const ours: number[] = []
      const medusas: number[] = []
      // One after the other: what else this machine does slows both down alike.
      for (let n = 0; n < 25; n++) {
        ours.push(
          await clock(async () => expectOk(await one({ quantity: 100 + n })))
        )
        medusas.push(
          await clock(async () =>
            expectOk(await admin.post(level, { stocked_quantity: 100 + n }))
          )
        )
      }
      const [mine, theirs] = [median(ours), median(medusas)]
      process.stdout.write(
        `One cell: ${mine.toFixed(1)} ms; Medusa's own route: ${theirs.toFixed(1)} ms.\n`
      )
      expect(mine).toBeLessThan(theirs * 2)
    })
  },
})
