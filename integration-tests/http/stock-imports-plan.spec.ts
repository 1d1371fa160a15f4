import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { dumpStock, liveStock, stockLines } from "../helpers/stock"
import { act, check, importCsv, rows, stockCsv } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const STOCK = [
  "berlin,=SUM(1),1,3",
  "berlin,CAP,1,20",
  "berlin,SHIRT,1,5",
  "oslo,CAP,1,4.0001",
  "oslo,SHIRT,0,9",
  "paris,CAP,1,2",
  "paris,SHIRT,0,7.25",
]
useFileFolder()

storeSuite({
  moduleName: "stock-imports-plan",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(
        container,
        { berlin: "Berlin", paris: "Paris", oslo: "Oslo" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          // A level that has no source item yet.
          { source: "berlin", sku: "CAP", stocked: "20" },
          { source: "berlin", sku: "=SUM(1)", stocked: "3", status: 1 },
          { source: "paris", sku: "SHIRT", withheld: "7.25", status: 0 },
          { source: "paris", sku: "CAP", stocked: "2", status: 1 },
          { source: "oslo", sku: "SHIRT", withheld: "9", status: 0 },
          { source: "oslo", sku: "CAP", stocked: "4.0001", status: 1 },
        ]
      )
      expectOk(await admin.post("/admin/sources/oslo", { enabled: false }))
    })

    /** `3 error unknown_sku`: row, outcome, codes of what is said about it. */
    const plan = async (id: string) =>
      (await rows(admin, id)).map(({ row_number, outcome, issues }) =>
        `${row_number} ${outcome} ${issues.map(({ code }: any) => code)}`.trim()
      )
    const replaced = (changes: Record<string, string | null>) =>
      STOCK.map((line) => {
        const pair = line.split(",").slice(0, 2).join(",")
        const change = changes[pair]
        return change === undefined ? line : change && `${pair},${change}`
      }).filter(Boolean)

    it("starts from this stock", async () => {
      expect(await stockLines(admin)).toEqual(STOCK)
    })

    describe("an unedited export", () => {
      it.each(["append", "replace"])(
        "imported again with %s is unchanged in every row: nothing is written, no level event goes out",
        async (behavior) => {
          const csv = (await admin.get("/admin/source-items/export")).data
          const before = await dumpStock(container)
          const heard = listen(container)
          const imported = await importCsv(admin, csv, { behavior })
          expect(imported).toMatchObject({
            status: "applied",
            counts: {
              rows: STOCK.length,
              unchanged: STOCK.length,
              warning: 0,
            },
          })
          for (const { before: old, after } of await rows(admin, imported.id)) {
            expect(after).toEqual(old)
          }
          expect(await dumpStock(container)).toEqual(before)
          await waitFor("the apply's own event", async () =>
            heard.find(({ name }) => name === "stock-import.applied")
          )
          expect(
            heard.filter(({ name }) => name.includes("inventory-level"))
          ).toEqual([])
        }
      )

      it("with one cell changed writes that level only, and tells of it", async () => {
        const csv: string = (await admin.get("/admin/source-items/export")).data
        const before = await dumpStock(container)
        const heard = listen(container)
        await importCsv(
          admin,
          csv.replace("berlin,SHIRT,1,5\n", "berlin,SHIRT,1,6\n")
        )
        const { levels, notes } = await dumpStock(container)
        const touched = levels.filter(
          (level, at) => level.xmin !== before.levels[at].xmin
        )
        expect(touched).toMatchObject([
          {
            id: "ilev_berlin_SHIRT",
            stocked_quantity: "6",
            raw_stocked_quantity: { value: "6", precision: 20 },
          },
        ])
        expect(notes).toEqual(before.notes)
        await waitFor("the apply's own event", async () =>
          heard.find(({ name }) => name === "stock-import.applied")
        )
        expect(
          heard.filter(({ name }) => name.includes("inventory-level"))
        ).toEqual([
          {
            name: "inventory.inventory-level.updated",
            data: { id: ["ilev_berlin_SHIRT"] },
          },
          {
            name: "inventory-level.updated",
            data: { id: "ilev_berlin_SHIRT" },
          },
        ])
      })
    })

    describe("a file with an unknown SKU, an unknown source and the quantity abc", () => {
      const CSV = stockCsv([
        "berlin,SHIRT,1,8",
        "berlin,NOPE,1,8",
        "nowhere,SHIRT,1,8",
        "paris,SHIRT,1,abc",
        "paris,CAP,0,3",
      ])
      const BAD = [
        {
          row_number: 3,
          outcome: "error",
          issues: [{ code: "unknown_sku", column: "sku", value: "NOPE" }],
        },
        {
          row_number: 4,
          outcome: "error",
          issues: [
            { code: "unknown_source", column: "source_code", value: "nowhere" },
          ],
        },
        {
          row_number: 5,
          outcome: "error",
          issues: [
            { code: "invalid_quantity", column: "quantity", value: "abc" },
          ],
        },
      ]

      it("is rejected, names row, column, value and code of each, and writes nothing", async () => {
        const before = await dumpStock(container)
        const rejected = await check(admin, CSV)
        expect(rejected).toMatchObject({
          status: "rejected",
          error: { code: "too_many_errors" },
          counts: { rows: 5, update: 2, error: 3 },
        })
        const errors = await rows(admin, rejected.id, "outcome=error")
        expect(errors).toMatchObject(BAD)
        for (const { row_number, issues } of errors) {
          const [{ column, value, message }] = issues
          expect(message).toContain(`Row ${row_number}, ${column}: `)
          expect(message).toContain(`"${value}"`)
        }
        const apply = `/admin/stock-imports/${rejected.id}/apply`
        expect((await admin.post(apply)).status).toBe(409)
        expect(await dumpStock(container)).toEqual(before)
      })

      it("with skip_errors applies the good rows, and the report holds exactly the bad ones", async () => {
        const { id, counts, status } = await importCsv(admin, CSV, {
          validation_strategy: "skip_errors",
        })
        expect({ status, counts }).toMatchObject({
          status: "applied",
          counts: { rows: 5, update: 2, error: 3 },
        })
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,SHIRT": "1,8", "paris,CAP": "0,3" })
        )
        expect(await rows(admin, id, "outcome=error")).toMatchObject(BAD)
        const report: string = (
          await admin.get(`/admin/stock-imports/${id}/report`)
        ).data
        expect(
          report
            .trim()
            .split("\n")
            .map((line) => line.split(",").slice(-4).join(","))
        ).toEqual([
          "source_code,sku,status,quantity",
          "berlin,NOPE,1,8",
          "nowhere,SHIRT,1,8",
          "paris,SHIRT,1,abc",
        ])
      })

      it.each([
        [2, "rejected"],
        [3, "checked"],
        [4, "checked"],
      ])("has 3 errors: with allowed_errors=%i it is %s", async (n, status) => {
        const before = await dumpStock(container)
        const checked = await check(admin, CSV, { allowed_errors: n })
        expect(checked).toMatchObject({ status, counts: { error: 3 } })
        expect(await dumpStock(container)).toEqual(before)
        if (status === "checked") {
          await act(admin, checked.id, "apply")
          expect(await stockLines(admin)).toEqual(
            replaced({ "berlin,SHIRT": "1,8", "paris,CAP": "0,3" })
          )
        }
      })
    })

    describe("each line", () => {
      it("ends in exactly one outcome, with what is said about it", async () => {
        const cases = [
          ["BERLIN,SHIRT,1,5", "unchanged"], // a source code in another case
          [" berlin ,SHIRT, 1 , 5 ", "unchanged"], // spaces around source code and quantity
          ['berlin," SHIRT ",1,5', "unchanged sku_trimmed"], // spaces around the SKU
          ["berlin,shirt,1,5", "error unknown_sku"], // a SKU in another case
          [",SHIRT,1,5", "error missing_value"], // no source code
          ["berlin,,1,5", "error missing_value"], // no SKU
          ["berlin,SHIRT,1,", "error missing_value"], // no quantity
          ["paris,SHIRT,,7.25", "update"], // no status: in stock
          ["berlin,SHIRT,,5", "unchanged"], // no status where it is in stock already
          ["berlin,SHIRT,2,5", "error invalid_status"], // another status
          ["berlin,SHIRT,maybe,5", "error invalid_status"], // a word that is no status
          ["berlin,SHIRT,yes,5", "unchanged"], // a status in words
          ["berlin,SHIRT,1,-1", "error invalid_quantity"], // a negative quantity
          ['berlin,SHIRT,1,"1,5"', "error invalid_quantity"], // a comma decimal
          ["berlin,SHIRT,1,1e3", "error invalid_quantity"], // an exponent
          ["berlin,SHIRT,1,NaN", "error invalid_quantity"], // not a number
          ["berlin,SHIRT,1,5.0001", "update"], // 4 decimals
          ["berlin,SHIRT,1,5.00001", "error invalid_quantity"], // 5 decimals
          ["berlin,SHIRT,1,5.000000", "unchanged"], // zeros behind the decimals
          ["berlin,SHIRT,1,005", "unchanged"], // zeros in front
          ["berlin,SHIRT,1,1000000000000", "update"], // the largest quantity
          ["berlin,SHIRT,1,1000000000001", "error invalid_quantity"], // more than that
          ["berlin,SHIRT", "error column_count"], // too few cells
          ["berlin,SHIRT,1,5,6", "error column_count"], // too many cells
          ["berlin,'=SUM(1),1,3", "unchanged"], // a formula as exports write it
        ]
        const outcomes: [string, string][] = []
        for (const [line] of cases) {
          const { id } = await check(admin, stockCsv([line]), {
            validation_strategy: "skip_errors",
          })
          outcomes.push([line, (await plan(id)).join("\n").slice(2)])
        }
        expect(outcomes).toEqual(cases)
      })

      it("names the other line where source and SKU are there twice, also in another case", async () => {
        const before = await dumpStock(container)
        const { id, status } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "berlin,CAP,1,1", "BERLIN, SHIRT,1,9"])
        )
        expect(status).toBe("rejected")
        expect(await rows(admin, id, "issue=duplicate_row")).toMatchObject([
          { row_number: 2, outcome: "error" },
          { row_number: 4, outcome: "error" },
        ])
        const [first, last] = await rows(admin, id, "issue=duplicate_row")
        const message = ({ issues }: any) =>
          issues.find(({ code }: any) => code === "duplicate_row").message
        expect(message(first)).toContain("row 4")
        expect(message(last)).toContain("row 2")
        expect(await dumpStock(container)).toEqual(before)
      })

      it("keeps decimals exactly, in both of the places where Medusa holds them", async () => {
        await importCsv(
          admin,
          stockCsv(["berlin,SHIRT,1,0.1", "berlin,CAP,0,999999999999.9999"])
        )
        const { levels, items } = await liveStock(container)
        expect(
          levels.find(({ id }) => id === "ilev_berlin_SHIRT")
        ).toMatchObject({
          stocked_quantity: 0.1,
          raw_stocked_quantity: { value: "0.1", precision: 20 },
        })
        expect(
          items.find(
            ({ inventory_level_id }) => inventory_level_id === "ilev_berlin_CAP"
          )
        ).toMatchObject({
          withheld_quantity: 999999999999.9999,
          raw_withheld_quantity: { value: "999999999999.9999", precision: 20 },
        })
      })
    })

    describe("the totals of a source", () => {
      it("add up as decimals, whatever becomes of its lines", async () => {
        await importCsv(
          admin,
          stockCsv([
            "berlin,SHIRT,1,0.1",
            "berlin,CAP,1,0.7",
            "berlin,=SUM(1),1,0.1",
          ])
        )
        const { totals } = await check(
          admin,
          stockCsv([
            "berlin,SHIRT,1,0.1", // unchanged
            "berlin,CAP,1,0.2", // updated
            "paris,NEW,1,0.1", // in error
          ]),
          { validation_strategy: "skip_errors" }
        )
        expect(totals).toEqual([
          { source_code: "berlin", before: 0.8, after: 0.3 },
        ])
        expect(0.1 + 0.2).not.toBe(0.3)
      })
    })

    describe("append", () => {
      it("creates what is missing, updates what is there and leaves all the rest", async () => {
        const { counts } = await importCsv(
          admin,
          stockCsv([
            "berlin,SHIRT,0,8",
            "paris,=SUM(1),1,1.5",
            "oslo,=SUM(1),,2",
          ])
        )
        expect(counts).toMatchObject({ create: 2, update: 1, error: 0 })
        expect(await stockLines(admin)).toEqual(
          [
            ...replaced({ "berlin,SHIRT": "0,8" }),
            "oslo,=SUM(1),1,2",
            "paris,=SUM(1),1,1.5",
          ].sort()
        )
      })

      it("makes levels as Medusa makes them", async () => {
        await importCsv(admin, stockCsv(["paris,=SUM(1),1,1.5"]))
        const { levels } = await dumpStock(container)
        const made = levels.find(({ id }) => !/^ilev_[bpo]/.test(String(id)))
        const zero = { value: "0", precision: 20 }
        expect(made).toMatchObject({
          id: expect.stringMatching(/^ilev_[0-9A-Z]{26}$/),
          inventory_item_id: "iitem_=SUM(1)",
          location_id: "sloc_paris",
          stocked_quantity: "1.5",
          raw_stocked_quantity: { value: "1.5", precision: 20 },
          reserved_quantity: "0",
          raw_reserved_quantity: zero,
          incoming_quantity: "0",
          raw_incoming_quantity: zero,
          deleted_at: null,
        })
      })
    })

    describe("replace", () => {
      it("sets exactly the pairs of the file, status by default again; other sources and SKUs stay", async () => {
        const { counts } = await importCsv(
          admin,
          stockCsv(
            ["paris,SHIRT,3", "berlin,CAP,1", "paris,=SUM(1),2"],
            "source_code,sku,quantity"
          ),
          { behavior: "replace" }
        )
        expect(counts).toMatchObject({ create: 1, update: 2, error: 0 })
        expect(await stockLines(admin)).toEqual(
          [
            ...replaced({ "paris,SHIRT": "1,3", "berlin,CAP": "1,1" }),
            "paris,=SUM(1),1,2",
          ].sort()
        )
      })
    })

    describe("delete", () => {
      const DELETE = { behavior: "delete" }

      it("unassigns the pairs of the file, which needs no status and no quantity; what is not assigned is skipped", async () => {
        const { id, counts } = await importCsv(
          admin,
          stockCsv(
            ["berlin,SHIRT", "paris,=SUM(1)", "oslo,SHIRT"],
            "source_code,sku"
          ),
          DELETE
        )
        expect(counts).toMatchObject({ delete: 2, skip: 1, error: 0 })
        expect(await plan(id)).toEqual([
          "2 delete",
          "3 skip not_assigned",
          "4 delete",
        ])
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,SHIRT": null, "oslo,SHIRT": null })
        )
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        for (const table of ["inventory_level", "stock_source_item"]) {
          const [{ count }] = await knex(table)
            .whereNotNull("deleted_at")
            .count()
          expect({ table, count }).toEqual({ table, count: "2" })
        }
      })

      it("does not look at the values of the file", async () => {
        const { counts } = await check(
          admin,
          stockCsv(["berlin,SHIRT,9,abc"]),
          DELETE
        )
        expect(counts).toMatchObject({ delete: 1, error: 0 })
      })

      it("is refused for the row where units are reserved, and for no other", async () => {
        const { reservation } = expectOk(
          await admin.post("/admin/reservations", {
            inventory_item_id: "iitem_SHIRT",
            location_id: "sloc_berlin",
            quantity: 2,
          })
        )
        const csv = stockCsv(["berlin,SHIRT,,", "berlin,CAP,,"])
        const { id, counts } = await importCsv(admin, csv, {
          ...DELETE,
          validation_strategy: "skip_errors",
        })
        expect(counts).toMatchObject({ delete: 1, error: 1 })
        const [refused] = await rows(admin, id, "outcome=error")
        expect(refused).toMatchObject({
          row_number: 2,
          issues: [{ code: "has_reservations", column: "sku", value: "SHIRT" }],
        })
        expect(refused.issues[0].message).toContain("2 units are reserved")
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,CAP": null })
        )

        expectOk(await admin.delete(`/admin/reservations/${reservation.id}`))
        await importCsv(admin, stockCsv(["berlin,SHIRT,,"]), DELETE)
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,CAP": null, "berlin,SHIRT": null })
        )
      })

      it("does not delete what was reserved between check and apply, and says so", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin,SHIRT,,", "berlin,CAP,,"]),
          DELETE
        )
        expectOk(
          await admin.post("/admin/reservations", {
            inventory_item_id: "iitem_SHIRT",
            location_id: "sloc_berlin",
            quantity: 2,
          })
        )
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          counts: { rows: 2, delete: 1, error: 1 },
        })
        expect(await plan(id)).toEqual(["2 error has_reservations", "3 delete"])
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,CAP": null })
        )
      })
    })

    describe("a live value that moved between check and apply", () => {
      it("is reported as drifted and set to what the file says", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "berlin,CAP,1,20"])
        )
        for (const [item, stocked_quantity] of [
          ["SHIRT", 4],
          ["CAP", 19],
        ]) {
          expectOk(
            await admin.post(
              `/admin/inventory-items/iitem_${item}/location-levels/sloc_berlin`,
              { stocked_quantity }
            )
          )
        }
        const { counts } = await act(admin, id, "apply")
        expect(counts).toMatchObject({ rows: 2, update: 2, unchanged: 0 })
        expect(await rows(admin, id, "issue=drifted")).toMatchObject([
          { row_number: 2, outcome: "update", before: { quantity: 4 } },
          { row_number: 3, outcome: "update", before: { quantity: 19 } },
        ])
        expect(await stockLines(admin)).toEqual(
          replaced({ "berlin,SHIRT": "1,8" })
        )
      })
    })

    describe("lines that the check found unchanged", () => {
      it("are each told once, and written where their level moved or was deleted by plain SQL", async () => {
        const { id, counts } = await check(
          admin,
          stockCsv([
            "berlin,=SUM(1),1,3",
            "berlin,SHIRT,1,5",
            "berlin,CAP,1,20",
          ])
        )
        expect(counts).toMatchObject({ rows: 3, unchanged: 3 })
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const level = (sku: string) =>
          knex("inventory_level").where({
            inventory_item_id: `iitem_${sku}`,
            location_id: "sloc_berlin",
          })
        await level("SHIRT").update({ stocked_quantity: 4 })
        await level("CAP").delete()

        expect((await act(admin, id, "apply")).counts).toMatchObject({
          ...{ rows: 3, unchanged: 1, update: 1, create: 1 },
        })
        expect(await plan(id)).toEqual([
          "2 unchanged",
          "3 update drifted",
          "4 create drifted",
        ])
        expect(await stockLines(admin)).toEqual(STOCK)
      })
    })

    describe("single-source mode", () => {
      const CSV = stockCsv(["SHIRT,0,8", "CAP,1,1"], "sku,status,quantity")

      it("a file without source_code is about the one source there is", async () => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        await knex("stock_source")
          .whereNot({ code: "berlin" })
          .update({ deleted_at: new Date() })
        await importCsv(admin, CSV)
        expect(await stockLines(admin)).toEqual(
          expect.arrayContaining(["berlin,SHIRT,0,8", "berlin,CAP,1,1"])
        )
      })

      it("with several sources such a file is rejected", async () => {
        expect(await check(admin, CSV)).toMatchObject({
          status: "rejected",
          error: { code: "missing_column" },
          issues: [{ code: "missing_column", column: "source_code" }],
        })
      })
    })
  },
})
