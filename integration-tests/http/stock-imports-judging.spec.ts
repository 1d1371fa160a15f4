import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { checkout, createShipping } from "../helpers/order"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { setUpOnce } from "../helpers/set-up-once"
import {
  act,
  check,
  importCsv,
  rows,
  settled,
  upload,
} from "../helpers/stock-imports"
import { waitFor } from "../helpers/wait-for"
import {
  createProduct,
  createSource,
  createStore,
  readLevel,
  setStock,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(180_000)

const HEADER = "source_code,sku,status,quantity"
const EXPECTING = `${HEADER},expected_quantity`

const csv = (header: string, ...lines: string[]) =>
  `${[header, ...lines].join("\n")}\n`

storeSuite({
  moduleName: "stock-imports-judging",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let paris: string
    let mug: TestVariant
    let cap: TestVariant

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      const code = async (code: string) =>
        (await createSource(admin, store, { code })).stock_location_id
      berlin = await code("berlin")
      paris = await code("paris")
      ;[mug, cap] = await createProduct(admin, store, {
        MUG: { [berlin]: 10, [paris]: 4 },
        CAP: { [berlin]: 6 },
      })
    })

    const stocked = async (variant: TestVariant, location: string) =>
      (await readLevel(admin, variant.inventoryItemId, location))
        ?.stocked_quantity

    describe("what is wrong with a plan", () => {
      const FILE = csv(
        HEADER,
        "berlin,mug,1,1",
        "berlin,NOPE,1,1",
        "paris,mug,1,1",
        'berlin,CAP,1,"1,5"',
        "berlim,CAP,1,1",
        "berlin, MUG,1,9",
        "paris,,1,1",
        ",MUG,1,1"
      )

      it("is counted by code and column, errors first, with the most frequent values and what was probably meant", async () => {
        const { id } = await check(admin, FILE)
        const path = `/admin/stock-imports/${id}/issues`
        const { issues } = expectOk(await admin.get(path))
        const counted = issues.map(({ severity, code, column, count }: any) =>
          [severity, code, column, count].join(" ")
        )
        expect(counted).toEqual([
          "error unknown_sku sku 3",
          "error invalid_quantity quantity 1",
          "error missing_value sku 1",
          "error missing_value source_code 1",
          "error unknown_source source_code 1",
          "warning sku_trimmed sku 1",
        ])
        expect(issues[0].examples).toEqual([
          {
            value: "mug",
            proposal: "MUG",
            count: 2,
            row_number: 2,
            message: expect.stringMatching(/^Row 2, sku: got "mug"/),
            params: { difference: "case", nearest: "MUG" },
          },
          expect.objectContaining({ value: "NOPE", count: 1, row_number: 3 }),
        ])
        expect(issues[1].examples).toMatchObject([
          { value: "1,5", proposal: "1.5", row_number: 5 },
        ])
        expect(issues[2].examples).toMatchObject([
          { value: null, message: expect.stringContaining("is empty") },
        ])
      })

      it("says of a total what it is, in whatever column of its row it is named", async () => {
        const { id } = await check(
          admin,
          csv(HEADER, "Total,,,50", ",Summe:,,50", ",MUG,1,50")
        )
        const said = (await rows(admin, id)).map(({ issues }) =>
          issues.some(({ params }: any) => params.reason === "total")
        )
        expect(said).toEqual([true, true, false])
      })

      it("is listed by how grave it is, however often it comes: errors, warnings, notes", async () => {
        const { id } = await check(admin, FILE)
        const path = `/admin/stock-imports/${id}`
        expectOk(
          await admin.post(`${path}/corrections`, {
            rows: [2, 3, 4].map((row_number) => ({ row_number, skip: true })),
          })
        )
        await settled(admin, id)
        const { issues } = expectOk(await admin.get(`${path}/issues`))
        expect(
          issues.map(({ severity, count }: any) => [severity, count])
        ).toEqual([...Array(4).fill(["error", 1]), ["warning", 1], ["note", 3]])
      })

      it("is told with as many examples as are asked for", async () => {
        const { id } = await check(admin, FILE)
        const path = `/admin/stock-imports/${id}/issues`
        const { issues } = expectOk(await admin.get(`${path}?examples=1`))
        expect(issues[0]).toMatchObject({
          count: 3,
          examples: [{ value: "mug" }],
        })
        const none = expectOk(await admin.get(`${path}?examples=0`)).issues
        expect(none[0]).toMatchObject({ count: 3, examples: [] })
        expect((await admin.get(`${path}?examples=101`)).status).toBe(400)
      })

      it("is nothing where no row has a problem", async () => {
        const { id } = await check(admin, csv(HEADER, "berlin,MUG,1,9"))
        const { issues } = expectOk(
          await admin.get(`/admin/stock-imports/${id}/issues`)
        )
        expect(issues).toEqual([])
      })
    })

    describe("unknown SKUs", () => {
      // Joined one by one, these took minutes.
      it("are told of in a file of 60,000 of them, before anybody gives up", async () => {
        const lines = Array.from(
          { length: 60_000 },
          (_, n) => `berlin,X-${n},1,1`
        )
        const answer = await upload(
          admin,
          csv(HEADER, ...lines, "berlin,mug,1,1")
        )
        const { stock_import } = expectOk(answer)
        const ended = await settled(admin, stock_import.id, 60)
        expect(ended).toMatchObject({
          status: "rejected",
          counts: { rows: 60_001, error: 60_001 },
        })
        const [{ issues }] = await rows(admin, stock_import.id, "q=mug")
        expect(issues).toMatchObject([{ proposal: "MUG" }])
      })

      /** The one issue of a file that names this SKU. */
      const unknown = async (sku: string) => {
        const { id } = await check(admin, csv(HEADER, `berlin,${sku},1,1`))
        const [{ issues }] = await rows(admin, id)
        expect(issues).toMatchObject([{ code: "unknown_sku", value: sku }])
        return issues[0]
      }

      it("are told from what differs in case, spaces or zeros, and from a spreadsheet's numbers", async () => {
        await createProduct(admin, store, { "007-A": {} }, "Gadget")
        const why = async (sku: string) => {
          const { proposal, message } = await unknown(sku)
          return [proposal, message]
        }
        expect(await why("mug")).toEqual([
          "MUG",
          expect.stringContaining("differs only by upper and lower case"),
        ])
        expect(await why("M UG")).toEqual([
          "MUG",
          expect.stringContaining("differs only by spaces"),
        ])
        expect(await why("7-A")).toEqual([
          "007-A",
          expect.stringContaining("differs only by leading zeros"),
        ])
        expect(await why("1.2E+11")).toEqual([
          null,
          expect.stringContaining("a spreadsheet has shortened"),
        ])
      })

      it("get the one SKU that a spreadsheet has turned into their number", async () => {
        await createProduct(
          admin,
          store,
          {
            "7E5": {},
            "1.5E4": {},
            "4006381333931": {},
            "4011200296908": {},
            "4011200296915": {},
          },
          "Refills"
        )
        const meant = async (sku: string) => (await unknown(sku)).proposal
        for (const shown of ["700000", "7.00E+05", "7E+05"]) {
          expect([shown, await meant(shown)]).toEqual([shown, "7E5"])
        }
        expect(await meant("15000")).toBe("1.5E4")
        const shortened = await unknown("4.00638E+12")
        expect(shortened).toMatchObject({
          proposal: "4006381333931",
          message: expect.stringContaining("has probably shortened the SKU"),
        })
        // Two SKUs are shown so: neither is named.
        expect(await meant("4.0112E+12")).toBe(null)
        // The same digits with another exponent are another number.
        expect(await meant("70000")).toBe(null)
      })

      it("get the SKU that is a letter away, among 2,000 in one file", async () => {
        const typos = Array.from(
          { length: 2000 },
          (_, n) => `berlin,ZZ-${n}-ZZ,1,1`
        )
        const { id } = await check(
          admin,
          csv(HEADER, ...typos, "berlin,MIG,1,1", "berlin,M–U–G,1,1")
        )
        const proposals = async (q: string) =>
          (await rows(admin, id, `q=${q}`)).map(({ issues }) => issues[0])
        expect(await proposals("MIG")).toMatchObject([{ proposal: "MUG" }])
        expect(await proposals(encodeURIComponent("M–U–G"))).toMatchObject([
          {
            proposal: "MUG",
            message: expect.stringContaining("punctuation"),
          },
        ])
      })

      it("say where a variant has the SKU and Medusa does not manage its inventory", async () => {
        const { product } = expectOk(
          await admin.post("/admin/products?fields=id,*variants", {
            title: "Gift card",
            options: [{ title: "Value", values: ["10"] }],
            variants: [
              {
                title: "10",
                sku: "GIFT-10",
                manage_inventory: false,
                options: { Value: "10" },
                prices: [],
              },
            ],
          })
        )
        const [variant] = product.variants
        expect(variant.manage_inventory).toBe(false)
        const { inventory_items } = expectOk(
          await admin.get("/admin/inventory-items?sku=MUG")
        )
        expectOk(
          await admin.post(
            `/admin/products/${product.id}/variants/${variant.id}/inventory-items`,
            { inventory_item_id: inventory_items[0].id, required_quantity: 1 }
          )
        )
        const { message, params } = await unknown("GIFT-10")
        expect(message).toContain("Medusa does not manage its inventory")
        // The item's SKU is no part of that sentence.
        expect(params).toEqual({ difference: "variant_unmanaged" })
      })

      it("get the nearest SKU, by letters alone where the database has no pg_trgm", async () => {
        await createProduct(admin, store, { "MUG-LARGE-BLUE": {} }, "Mugs")
        const nearest = async (sku: string) => (await unknown(sku)).proposal
        expect(await nearest("MUG-LARGE-BLEU")).toBe("MUG-LARGE-BLUE")
        expect(await nearest("MUG-LARGE-BLUISH")).toBe("MUG-LARGE-BLUE")

        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        await knex.raw("drop extension pg_trgm")
        try {
          expect(await nearest("MUG-LARGE-BLEU")).toBe("MUG-LARGE-BLUE")
          expect(await nearest("MUG-LARGE-BLUISH")).toBe(null)
        } finally {
          await knex.raw("create extension pg_trgm")
        }
      })

      it("get the same SKU where few are looked up among many by the index, and where it is missing", async () => {
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        const index = "IDX_stock_source_item_name"
        await knex.raw(
          `insert into inventory_item (id, sku)
           select 'iitem_many_' || n, 'Part-' || lpad(n::text, 6, '0') from generate_series(1, 9000) n`
        )
        await knex.raw("analyze inventory_item")
        const looksUp = async () => {
          const { rows } = await knex.raw(
            "select idx_scan::integer as scans from pg_stat_user_indexes where indexrelname = ?",
            [index]
          )
          return rows[0].scans
        }
        const answers = async () => {
          const skus = [
            "part-000123",
            "Part 000123",
            "Part-00123",
            "Part-000I23",
            "Part-00123O",
            "Prat-004567",
            "Part-0045678",
            "007A",
            "Nobody-knows",
          ]
          const all = []
          for (const sku of skus) {
            const { proposal, message } = await unknown(sku)
            all.push([proposal, message])
          }
          return all
        }
        try {
          const before = await looksUp()
          const looked = await answers()
          await waitFor(
            "the index to be read",
            async () => (await looksUp()) > before
          )
          expect(looked.slice(0, 4).map(([proposal]) => proposal)).toEqual([
            "Part-000123",
            "Part-000123",
            "Part-000123",
            // The first of those that are a letter away.
            "Part-000023",
          ])
          await knex.raw(`drop index "${index}"`)
          expect(await answers()).toEqual(looked)
          // whoever brings sources in step brings it back
          await getContainer()
            .resolve(STOCK_SOURCE_MODULE)
            .ensureSources({ default_location_id: null })
          expect(await looksUp()).toBe(0)
        } finally {
          await knex.raw(
            "delete from inventory_item where id like 'iitem_many_%'"
          )
        }
      })
    })

    describe("expected_quantity", () => {
      const edited = csv(EXPECTING, "berlin,MUG,1,15,10")

      it("lets what was sold between export, check, apply and undo survive", async () => {
        // given: 2 sold since the export
        await setStock(admin, mug.inventoryItemId, berlin, 8)

        // when: checked
        const { id, counts } = await check(admin, edited)

        // then: the file adds 5
        expect(counts).toMatchObject({ rows: 1, update: 1, warning: 1 })
        expect(await rows(admin, id)).toMatchObject([
          {
            before: { quantity: 8 },
            after: { quantity: 13 },
            issues: [
              {
                code: "stale",
                column: "expected_quantity",
                value: "10",
                message: expect.stringContaining("+5 makes it 13"),
              },
            ],
          },
        ])

        // when: one more sold, then applied
        await setStock(admin, mug.inventoryItemId, berlin, 7)
        await act(admin, id, "apply")

        // then: still 5 more than is there, and the plan says what really happened
        expect(await stocked(mug, berlin)).toBe(12)
        const [applied] = await rows(admin, id)
        expect(applied).toMatchObject({
          outcome: "update",
          before: { quantity: 7 },
          after: { quantity: 12 },
        })
        expect(applied.issues.map((issue: any) => issue.code)).toEqual([
          "stale",
          "drifted",
        ])

        // when: two more sold, then undone
        await setStock(admin, mug.inventoryItemId, berlin, 10)
        await act(admin, id, "undo")
        expect(await stocked(mug, berlin)).toBe(5)
      })

      it("keeps an export that nobody has edited unchanged, whatever was sold since", async () => {
        const { data: exported } = await admin.get(
          "/admin/source-items/export?expected_quantity=true"
        )
        expect(exported.split("\n")[0]).toBe(EXPECTING)
        expect(exported).toContain("berlin,MUG,1,10,10\n")
        await setStock(admin, mug.inventoryItemId, berlin, 3)

        const { id, counts } = await check(admin, exported)
        expect(counts).toMatchObject({ update: 0, create: 0, warning: 0 })
        expect(counts.unchanged).toBe(counts.rows)

        await setStock(admin, mug.inventoryItemId, berlin, 2)
        await act(admin, id, "apply")
        expect(await stocked(mug, berlin)).toBe(2)
      })

      it("skips a row that moved between check and apply where the policy is skip", async () => {
        const { id, counts } = await check(admin, edited, { on_stale: "skip" })
        expect(counts).toMatchObject({ update: 1, skip: 0 })
        await setStock(admin, mug.inventoryItemId, berlin, 9)

        const applied = await act(admin, id, "apply")

        expect(applied.counts).toMatchObject({ update: 0, skip: 1 })
        expect(await stocked(mug, berlin)).toBe(9)
        expect(await rows(admin, id, "outcome=skip")).toMatchObject([
          {
            before: { quantity: 9 },
            after: null,
            issues: [
              {
                code: "drifted",
                message: expect.stringContaining("so it is skipped"),
              },
            ],
          },
        ])
      })

      it("takes the file's quantity where the policy is overwrite", async () => {
        await setStock(admin, mug.inventoryItemId, berlin, 8)
        await importCsv(admin, edited, { on_stale: "overwrite" })
        expect(await stocked(mug, berlin)).toBe(15)
      })
    })

    describe("quantities below 0", () => {
      const exported = async (query = "") =>
        (await admin.get(`/admin/source-items/export?${query}`)).data

      /** As a backorder that is fulfilled does it; Medusa's route takes no such quantity. */
      const take = (variant: TestVariant, units: number) =>
        getContainer()
          .resolve(Modules.INVENTORY)
          .adjustInventory(variant.inventoryItemId, berlin, -units)

      beforeEach(async () => {
        await take(mug, 13)
      })

      it("come out of an export and go back into it unchanged", async () => {
        const file = await exported()
        expect(file).toContain("berlin,MUG,1,-3\n")
        const { id, status, counts } = await check(admin, file, {
          behavior: "snapshot",
          below_reserved: "error",
        })
        expect(status).toBe("checked")
        expect(counts).toMatchObject({ rows: counts.unchanged, warning: 0 })

        await act(admin, id, "apply")
        expect(await stocked(mug, berlin)).toBe(-3)
      })

      it("stay an error where they are not there already", async () => {
        const judged = async (line: string) => {
          const { id, status } = await check(admin, csv(HEADER, line))
          const [{ issues }] = await rows(admin, id)
          return [status, ...issues.map((issue: any) => issue.message)]
        }
        expect(await judged("berlin,MUG,1,-2")).toEqual([
          "rejected",
          'Row 2, quantity: got "-2"; a quantity below 0 is taken only where it is there already, and -3 is there; use 0 or more. Quantities are absolute: give how many will be there. To add or take away units, use the behavior "adjust", which reads them from a column quantity_change.',
        ])
        expect(await judged("paris,CAP,1,-3")).toEqual([
          "rejected",
          'Row 2, quantity: got "-3"; a quantity below 0 is taken only where it is there already, and nothing is there; use 0 or more. Quantities are absolute: give how many will be there. To add or take away units, use the behavior "adjust", which reads them from a column quantity_change.',
        ])
      })

      it("that nobody has edited stay as they are by then, unless they are to be overwritten", async () => {
        const file = await exported("expected_quantity=true")
        await take(mug, 2)

        const { id, counts } = await check(admin, file)
        expect(counts).toMatchObject({ rows: counts.unchanged, warning: 0 })
        await act(admin, id, "apply")
        expect(await stocked(mug, berlin)).toBe(-5)

        const skipped = await check(admin, file, { on_stale: "skip" })
        expect(skipped).toMatchObject({
          status: "checked",
          counts: { skip: 1 },
        })
        const overwritten = await check(admin, file, { on_stale: "overwrite" })
        expect(overwritten).toMatchObject({
          status: "rejected",
          counts: { error: 1 },
        })
      })

      it("get no units that a rebased file does not bring", async () => {
        await take(cap, 8)
        await importCsv(
          admin,
          csv(EXPECTING, "berlin,MUG,1,9,10", "berlin,CAP,1,7,6")
        )
        expect(await stocked(mug, berlin)).toBe(-3)
        expect(await stocked(cap, berlin)).toBe(-1)
      })

      it("are fixed by an import and come back with its undo", async () => {
        const { id } = await importCsv(admin, csv(HEADER, "berlin,MUG,1,5"))
        expect(await stocked(mug, berlin)).toBe(5)
        const undone = await act(admin, id, "undo")
        expect(undone.counts).toMatchObject({ not_undone: 0 })
        expect(await stocked(mug, berlin)).toBe(-3)
      })
    })

    describe("snapshot", () => {
      const file = csv(HEADER, "berlin,MUG,1,9")

      it("sets the pairs that the file lacks to 0, shows them first, and gives them back", async () => {
        const { id, counts } = await check(admin, file, {
          behavior: "snapshot",
        })
        expect(counts).toMatchObject({ rows: 2, update: 2, missing: 1 })
        expect(await rows(admin, id, "issue=missing_from_file")).toMatchObject([
          {
            row_number: 3,
            source_code: "berlin",
            sku: "CAP",
            outcome: "update",
            before: { status: 1, quantity: 6 },
            after: { status: 1, quantity: 0 },
          },
        ])
        expect(await stocked(cap, berlin)).toBe(6)

        await act(admin, id, "apply")
        expect(await stocked(cap, berlin)).toBe(0)
        // A source that the file does not name stays.
        expect(await stocked(mug, paris)).toBe(4)

        await act(admin, id, "undo")
        expect(await stocked(cap, berlin)).toBe(6)
        expect(await stocked(mug, berlin)).toBe(10)
      })

      it("unassigns the pairs that the file lacks, on request", async () => {
        const { id } = await importCsv(admin, file, {
          behavior: "snapshot",
          missing: "unassign",
        })
        expect(await readLevel(admin, cap.inventoryItemId, berlin)).toBe(
          undefined
        )
        await act(admin, id, "undo")
        expect(await stocked(cap, berlin)).toBe(6)
      })
    })

    describe("a snapshot beside rows in error", () => {
      const SKIPPING = {
        behavior: "snapshot",
        validation_strategy: "skip_errors",
      }
      const apply = async (id: string, body: object) => {
        expectOk(await admin.post(`/admin/stock-imports/${id}/apply`, body))
        return settled(admin, id)
      }
      const held = async (lines: string[]) => {
        const plan = await check(admin, csv(HEADER, ...lines), SKIPPING)
        const lines_ = await rows(admin, plan.id, "issue=missing_beside_errors")
        return lines_.map(({ source_code, sku }) => `${source_code} ${sku}`)
      }

      it("leaves what a mistyped SKU may stand for as it is, and lists it in an alarm that need not be confirmed", async () => {
        const file = csv(HEADER, "berlin,MUG,1,9", "berlin,cap,1,6")
        const { id, status, counts, alarms } = await check(admin, file, {
          ...SKIPPING,
          apply: true,
        })
        expect(status).toBe("checked")
        expect(counts).toMatchObject({
          update: 1,
          skip: 1,
          error: 1,
          missing: 1,
        })
        expect(alarms).toEqual([
          {
            code: "missing_beside_errors",
            source_code: "berlin",
            optional: true,
            message: expect.stringMatching(
              /^1 SKU of berlin \(6 units\).*: CAP\./
            ),
            params: { reason: "zero", count: 1, units: 6, skus: "CAP" },
          },
        ])
        expect(await rows(admin, id, "outcome=skip")).toMatchObject([
          {
            sku: "CAP",
            before: { status: 1, quantity: 6 },
            after: null,
            issues: [{ code: "missing_beside_errors", severity: "warning" }],
          },
        ])

        const applied = await apply(id, {})
        expect(applied).toMatchObject({ status: "applied", confirm: null })
        expect(await stocked(mug, berlin)).toBe(9)
        expect(await stocked(cap, berlin)).toBe(6)
      })

      it("sets it to 0 where the alarm is confirmed, and gives it back", async () => {
        const file = csv(HEADER, "berlin,MUG,1,9", "berlin,cap,1,6")
        const { id } = await check(admin, file, SKIPPING)
        const applied = await apply(id, { confirm: ["missing_beside_errors"] })
        expect(applied).toMatchObject({
          status: "applied",
          confirm: ["missing_beside_errors"],
          counts: { update: 2, skip: 0, missing: 1 },
        })
        expect(await stocked(cap, berlin)).toBe(0)
        expect(await rows(admin, id, "issue=missing_from_file")).toMatchObject([
          { sku: "CAP", outcome: "update", after: { status: 1, quantity: 0 } },
        ])
        await act(admin, id, "undo")
        expect(await stocked(cap, berlin)).toBe(6)
        expect(await stocked(mug, berlin)).toBe(10)
      })

      it("unassigns it where that is wanted and the alarm is confirmed", async () => {
        const file = csv(HEADER, "berlin,MUG,1,9", "berlin,cap,1,6")
        const { id } = await check(admin, file, {
          ...SKIPPING,
          missing: "unassign",
        })
        await apply(id, { confirm: ["missing_beside_errors"] })
        expect(await readLevel(admin, cap.inventoryItemId, berlin)).toBe(
          undefined
        )
        await act(admin, id, "undo")
        expect(await stocked(cap, berlin)).toBe(6)
      })

      it("holds back all sources of the file for a mistyped source or a row that cannot be read, and none for a wrong value", async () => {
        const paris_ = "paris,MUG,1,4"
        const both = ["berlin CAP", "paris MUG"]
        expect(
          await held(["berlin,MUG,1,9", "berlin,cap,1,6", paris_])
        ).toEqual(["berlin CAP"])
        expect(
          await held(["berlin,MUG,1,9", "paris,CAP,1,1", "berlim,CAP,1,6"])
        ).toEqual(both)
        expect(
          await held(["berlin,MUG,1,9", "paris,CAP,1,1", ",CAP,1,6"])
        ).toEqual(both)
        expect(
          await held(["berlin,MUG,1,9", "paris,CAP,1,1", "berlin,MUG,1,6,x"])
        ).toEqual(both)
        expect(
          await held(["berlin,MUG,1,9", "berlin,MUG,1,x", paris_])
        ).toEqual([])
        // A source whose every row is mistyped is not in the file.
        expect(await held(["berlin,MUG,1,9", "pari,MUG,1,4"])).toEqual([
          "berlin CAP",
        ])
      })

      it("cannot be confirmed before the file is checked", async () => {
        const answer = await upload(admin, csv(HEADER, "berlin,cap,1,6"), {
          ...SKIPPING,
          confirm: "missing_beside_errors",
        })
        expect(answer.status).toBe(400)
      })
    })

    describe("alarms", () => {
      const skus = Array.from({ length: 12 }, (_, at) => `LAMP-${at + 1}`)
      const lamps = (source: string, quantity: number) =>
        csv(HEADER, ...skus.map((sku) => `${source},${sku},1,${quantity}`))

      beforeEach(async () => {
        await createProduct(
          admin,
          store,
          Object.fromEntries(skus.map((sku) => [sku, { [berlin]: 5 }])),
          "Lamp"
        )
      })

      it("keep a file that withdraws most of a source from being applied until they are confirmed", async () => {
        const { id, status, alarms } = await check(admin, lamps("berlin", 0), {
          apply: true,
        })
        expect(status).toBe("checked")
        expect(alarms).toEqual([
          {
            code: "withdraws_most",
            source_code: "berlin",
            message: expect.stringContaining("60 of 76 units"),
            params: { withdrawn_units: 60, units: 76, withdrawn: 12 },
          },
        ])

        const refused = await admin.post(`/admin/stock-imports/${id}/apply`)
        expect(refused.status).toBe(409)
        expect(refused.data.message).toContain("withdraws_most")
        const other = await admin.post(`/admin/stock-imports/${id}/apply`, {
          confirm: ["ten_times"],
        })
        expect(other.status).toBe(409)

        expectOk(
          await admin.post(`/admin/stock-imports/${id}/apply`, {
            confirm: ["withdraws_most"],
          })
        )
        expect((await settled(admin, id)).status).toBe("applied")
      })

      it("tell of quantities that are ten times the old ones, and of no smaller change", async () => {
        const codes = async (quantity: number) =>
          (await check(admin, lamps("berlin", quantity))).alarms.map(
            (alarm: any) => alarm.code
          )
        expect(await codes(50)).toEqual(["ten_times"])
        expect(await codes(49)).toEqual([])
      })

      it("tell of a source that no import was applied to, where others were", async () => {
        expect((await check(admin, lamps("berlin", 6))).alarms).toEqual([])
        await importCsv(admin, csv(HEADER, "paris,MUG,1,5"))

        const { id, alarms } = await check(admin, lamps("berlin", 6))
        expect(alarms).toMatchObject([
          { code: "new_source", source_code: "berlin" },
        ])
        expectOk(
          await admin.post(`/admin/stock-imports/${id}/apply`, {
            confirm: ["new_source"],
          })
        )
        await settled(admin, id)
        expect((await check(admin, lamps("berlin", 7))).alarms).toEqual([])
      })
    })

    describe("alarms of small sources", () => {
      let rome: string
      const stock = { A1: 50, A2: 40, A3: 30, A4: 2 }
      const codesOf = async (...lines: string[]) =>
        (await check(admin, csv(HEADER, ...lines))).alarms.map(
          (alarm: any) => alarm.code
        )
      const file = (quantities: number[]) =>
        quantities.map((quantity, at) => `rome,A${at + 1},1,${quantity}`)

      beforeEach(async () => {
        rome = (await createSource(admin, store, { code: "rome" }))
          .stock_location_id
        await createProduct(
          admin,
          store,
          Object.fromEntries(
            Object.entries(stock).map(([sku, quantity]) => [
              sku,
              { [rome]: quantity },
            ])
          ),
          "Small"
        )
      })

      it("tell of a source that is emptied, and of no SKU or two that are sold out", async () => {
        expect(await codesOf(...file([0, 0, 0, 0]))).toEqual(["withdraws_most"])
        expect(await codesOf(...file([0, 0, 0]))).toEqual(["withdraws_most"])
        expect(await codesOf(...file([0, 0]))).toEqual([])
        expect(await codesOf("rome,A1,0,50")).toEqual([])
        // All that berlin sells are two SKUs.
        expect(await codesOf("berlin,MUG,1,0", "berlin,CAP,1,0")).toEqual([
          "withdraws_most",
        ])
        expect(await codesOf("paris,MUG,1,0")).toEqual([])
      })

      it("tell of quantities that become a tenth or ten times as many, and of no delivery of what was nearly sold out", async () => {
        expect(await codesOf(...file([5, 4, 3, 2]))).toEqual(["tenth"])
        expect(await codesOf(...file([6, 5, 4, 1]))).toEqual([])
        expect(await codesOf(...file([500, 400, 300, 20]))).toEqual([
          "ten_times",
        ])
        expect(await codesOf(...file([50, 40, 30, 200]))).toEqual([])
      })

      it("tell of many SKUs assigned to a source that has few, and of none that has nothing", async () => {
        const skus = Array.from({ length: 12 }, (_, at) => `NEW-${at}`)
        await createProduct(
          admin,
          store,
          Object.fromEntries(skus.map((sku) => [sku, {}])),
          "New"
        )
        await createSource(admin, store, { code: "oslo" })
        const assign = (source: string, many = 12) =>
          skus.slice(0, many).map((sku) => `${source},${sku},1,5`)
        expect(await codesOf(...assign("paris"))).toEqual(["mass_assignment"])
        expect(await codesOf(...assign("paris", 9))).toEqual([])
        expect(await codesOf(...assign("oslo"))).toEqual([])
      })

      it("do not keep a file from being applied by itself where they were accepted at its upload", async () => {
        const lines = csv(HEADER, ...file([0, 0, 0, 0]))
        const refused = await check(admin, lines, { apply: true })
        expect(refused.status).toBe("checked")
        const other = await check(admin, lines, {
          apply: true,
          confirm: "tenth",
        })
        expect(other.status).toBe("checked")
        const { id } = await check(admin, lines, {
          apply: true,
          confirm: "withdraws_most",
        })
        const applied = await waitFor(
          "the import to be applied",
          async () =>
            expectOk(await admin.get(`/admin/stock-imports/${id}`))
              .stock_import,
          ({ status }) => status === "applied"
        )
        expect(applied.confirm).toEqual(["withdraws_most"])
      })
    })

    describe("below_reserved", () => {
      const file = csv(HEADER, "berlin,CAP,1,1")

      beforeEach(async () => {
        const shipping = await createShipping(admin, store, berlin)
        expectOk(await checkout(store, shipping, cap.id, 3))
      })

      it("names the numbers and the order", async () => {
        const { id } = await check(admin, file)
        const [{ issues, before, after }] = await rows(admin, id)
        expect(issues).toMatchObject([
          { code: "below_reserved", severity: "warning" },
        ])
        expect(issues[0].message).toMatch(
          /3 units are reserved for orders, 1 will be there\. Orders: #\d+\.$/
        )
        expect(before).toEqual({ status: 1, quantity: 6, available: 3 })
        expect(after).toEqual({ status: 1, quantity: 1, available: -2 })
      })

      it("leaves the reserved units there where it is clamp", async () => {
        await importCsv(admin, file, { below_reserved: "clamp" })
        expect(await stocked(cap, berlin)).toBe(3)
      })

      it("refuses the row where it is error", async () => {
        const { status } = await check(admin, file, { below_reserved: "error" })
        expect(status).toBe("rejected")
      })
    })

    it("says that the same file was applied before, until that is undone", async () => {
      const file = csv(HEADER, "berlin,MUG,1,11")
      const { id, number, issues } = await importCsv(admin, file)
      expect(issues).toEqual([])
      const again = await check(admin, file)
      expect(again.status).toBe("checked")
      expect(again.issues).toMatchObject([
        {
          code: "already_applied",
          severity: "warning",
          message: expect.stringContaining(`#${number}`),
        },
      ])
      await act(admin, id, "undo")
      expect((await check(admin, file)).issues).toEqual([])
    })

    it("pages through the plan by the last row number, and counts all of it", async () => {
      const { id } = await check(
        admin,
        csv(HEADER, "berlin,MUG,1,1", "berlin,CAP,1,2", "paris,MUG,1,3")
      )
      const { data } = await admin.get(
        `/admin/stock-imports/${id}/rows?limit=1&after=2&outcome=update`
      )
      expect(data.count).toBe(3)
      expect(data.rows.map((row: any) => row.row_number)).toEqual([3])
    })
  },
})
