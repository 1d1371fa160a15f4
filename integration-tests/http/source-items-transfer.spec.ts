import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { dumpStock, stockLines } from "../helpers/stock"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "source-items-transfer",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let tent: TestVariant

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      await createSource(admin, store, { code: "paris" })
      await createSource(admin, store, { code: "oslo" })
      ;[tent] = await createProduct(admin, store, {
        TENT: { [berlin]: 10 },
        ROPE: { [berlin]: 4 },
      })
      await waitFor(
        "their assignments to the default source",
        () => dumpStock(getContainer()),
        ({ levels }) => levels.length === 4
      )
    })

    type Entry = {
      sku?: string
      from?: string
      to?: string
      quantity?: number | string
    }
    const transfer = (items: Entry[], options = {}) =>
      admin.post("/admin/source-items/transfer", {
        items: items.map((item) => ({
          sku: "TENT",
          from: "berlin",
          to: "paris",
          ...item,
        })),
        ...options,
      })
    const lines = async () =>
      (await stockLines(admin)).filter((line) => !line.startsWith("default"))
    const units = async () =>
      (await stockLines(admin)).reduce(
        (sum, line) => sum + Number(line.split(",")[3]),
        0
      )
    const upsert = async (entry: Record<string, unknown>) =>
      expectOk(
        await admin.post("/admin/source-items/batch", {
          upsert: [{ sku: "TENT", source_code: "berlin", ...entry }],
        })
      )
    const refused = async (items: Entry[], options = {}) => {
      const before = await dumpStock(getContainer())
      const { status, data } = await transfer(items, options)
      expect({ status, data }).toMatchObject({ status: 400 })
      expect(await dumpStock(getContainer())).toEqual(before)
      return data.issues as { path: string; code: string; message: string }[]
    }
    const accepted = async (quantity: number) =>
      (await askCart(store, tent.id, quantity)).accepted

    it("takes units from source to source and answers with every pair concerned", async () => {
      expect(
        expectOk(
          await transfer([{ quantity: "2.5" }, { sku: "ROPE", to: "oslo" }])
        )
      ).toMatchObject({
        source_items: [
          { source_code: "berlin", sku: "TENT", status: 1, quantity: 7.5 },
          { source_code: "paris", sku: "TENT", status: 1, quantity: 2.5 },
          { source_code: "berlin", sku: "ROPE", status: 1, quantity: 0 },
          { source_code: "oslo", sku: "ROPE", status: 1, quantity: 4 },
        ],
        warnings: [],
      })
      expect(await units()).toBe(14)
    })

    it("lets Medusa's own cart accept what status and source of the target promise", async () => {
      expectOk(await transfer([{ quantity: 4 }]))
      expect([await accepted(10), await accepted(11)]).toEqual([true, false])
      await upsert({ source_code: "paris", status: 0 })
      expectOk(await transfer([{ quantity: 1 }]))
      expect(await lines()).toContain("paris,TENT,0,5")
      expect([await accepted(5), await accepted(6)]).toEqual([true, false])
      expectOk(await admin.post("/admin/sources/oslo", { enabled: false }))
      expectOk(await transfer([{ to: "oslo", quantity: 2 }]))
      expect([await accepted(3), await accepted(4)]).toEqual([true, false])
      expectOk(await admin.post("/admin/sources/oslo", { enabled: true }))
      expect([await accepted(5), await accepted(6)]).toEqual([true, false])
      await upsert({ source_code: "paris", status: 1 })
      expect([await accepted(10), await accepted(11)]).toEqual([true, false])
      expect(await units()).toBe(14)
    })

    it("takes all physical units without a quantity, withheld ones too, and the status along to a new pair", async () => {
      await upsert({ status: 0 })
      expectOk(await transfer([{}]))
      expect(await lines()).toEqual([
        "berlin,ROPE,1,4",
        "berlin,TENT,0,0",
        "paris,TENT,0,10",
      ])
      expect(await accepted(1)).toBe(false)
    })

    it("gives from one pair to several, and to one pair from several", async () => {
      expectOk(
        await transfer([
          { quantity: 3 },
          { to: "oslo", quantity: 4 },
          { from: "BERLIN", to: "paris", quantity: 1 },
        ])
      )
      expectOk(await transfer([{ quantity: 2 }, { from: "oslo", quantity: 4 }]))
      expect(await lines()).toEqual([
        "berlin,ROPE,1,4",
        "berlin,TENT,1,0",
        "oslo,TENT,1,0",
        "paris,TENT,1,10",
      ])
    })

    it("swaps: what two pairs give each other stays where it was", async () => {
      expectOk(await transfer([{ quantity: 4 }]))
      expectOk(
        await transfer([
          { quantity: 2 },
          { from: "paris", to: "berlin", quantity: 2 },
        ])
      )
      expect(await lines()).toEqual([
        "berlin,ROPE,1,4",
        "berlin,TENT,1,6",
        "paris,TENT,1,4",
      ])
    })

    const REFUSALS: [string, Entry[], [string, string, RegExp][]][] = [
      [
        "more than there is",
        [{ quantity: "10.0001" }],
        [
          [
            "insufficient_quantity",
            "items[0].quantity",
            /10 are there at berlin, and 10\.0001 are to be taken/,
          ],
        ],
      ],
      [
        "more than there is, taken by several entries",
        [{ quantity: 6 }, { to: "oslo", quantity: 5 }],
        [
          ["insufficient_quantity", "items[0].quantity", /and 11 are to be/],
          ["insufficient_quantity", "items[1].quantity", /and 11 are to be/],
        ],
      ],
      [
        "units that arrive in the same call only",
        [{ quantity: 5 }, { from: "paris", to: "oslo", quantity: 5 }],
        [["not_assigned", "items[1].sku", /not assigned to paris/]],
      ],
      [
        "a transfer of a source onto itself",
        [{ to: "Berlin", quantity: 1 }],
        [["same_source", "items[0].to", /give another source/]],
      ],
      [
        "a pair that is not assigned",
        [{ from: "oslo" }],
        [["not_assigned", "items[0].sku", /not assigned to oslo/]],
      ],
      [
        "all of a pair beside another entry that takes from it",
        [{ quantity: 1 }, { to: "oslo" }],
        [["duplicate_row", "items[1].sku", /items\[0\] takes units/]],
      ],
      [
        "names and numbers that an import refuses",
        [
          { from: "berln", quantity: 1 },
          { sku: "TNT", quantity: 1 },
          { to: "nowhere-at-all", quantity: "1,5" },
          { quantity: -1 },
        ],
        [
          ["unknown_source", "items[0].from", /nearest is the source "berlin"/],
          ["unknown_sku", "items[1].sku", /nearest is the inventory item/],
          ["invalid_quantity", "items[2].quantity", /with a dot: 1\.5/],
          ["unknown_source", "items[2].to", /no source has this code/],
          ["invalid_quantity", "items[3].quantity", /use 0 or more/],
        ],
      ],
    ]
    it("refuses what cannot be done, says where and why, and writes nothing", async () => {
      for (const [what, items, expected] of REFUSALS) {
        const issues = await refused(items)
        expect({
          what,
          found: issues.map(({ code, path }) => [code, path]),
        }).toEqual({
          what,
          found: expected.map(([code, path]) => [code, path]),
        })
        issues.forEach(({ message, path }, at) => {
          expect(message.startsWith(`${path}: `)).toBe(true)
          expect(message).toMatch(expected[at][2])
        })
      }
    })

    it("takes no negative quantity where fewer than none are there", async () => {
      const knex = getContainer().resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      await knex("inventory_level")
        .where({ location_id: berlin, inventory_item_id: tent.inventoryItemId })
        .update({
          stocked_quantity: -2,
          raw_stocked_quantity: { value: "-2", precision: 20 },
        })
      expect(await refused([{ quantity: -2 }])).toMatchObject([
        { code: "invalid_quantity", path: "items[0].quantity" },
      ])
      expectOk(await transfer([{}]))
      expect(await lines()).toContain("berlin,TENT,1,-2")
    })

    it("takes no reserved units away unless it is told to", async () => {
      expectOk(
        await admin.post("/admin/reservations", {
          inventory_item_id: tent.inventoryItemId,
          location_id: berlin,
          quantity: 3,
        })
      )
      for (const entry of [{ quantity: 8 }, {}]) {
        expect(await refused([entry])).toMatchObject([
          {
            code: "below_reserved",
            path: "items[0].quantity",
            message: expect.stringContaining(
              "3 of the 10 units at berlin are reserved for orders; transfer at most 7"
            ),
          },
        ])
      }
      expectOk(await transfer([{ quantity: 7 }]))
      expect(await refused([{ quantity: 1 }])).toMatchObject([
        { code: "below_reserved" },
      ])
      expect(
        expectOk(await transfer([{}], { below_reserved: "warn" }))
      ).toMatchObject({
        source_items: [
          { quantity: 0, reserved_quantity: 3, available_quantity: -3 },
          { quantity: 10 },
        ],
        warnings: [{ code: "below_reserved", path: "items[0].quantity" }],
      })
    })

    it("neither makes nor loses a unit where many transfers and edits meet", async () => {
      const sources = ["berlin", "paris", "oslo"]
      expectOk(
        await admin.post("/admin/source-items/assign", {
          skus: ["TENT"],
          source_codes: sources,
        })
      )
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          transfer([
            { from: sources[n % 3], to: sources[(n + 1) % 3], quantity: 1 },
          ])
        )
      )
      expect(new Set(answers.map(({ status }) => status))).not.toContain(500)
      expect(answers.some(({ status }) => status === 200)).toBe(true)
      expect(await units()).toBe(14)
    })
  },
})
