import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { act, check, rows, settled, stockCsv } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(180_000)

/** As people and spreadsheets write it; those of a status that is left as it is come to `unchanged`. */
const IN_STOCK = `
  1.0 | 1,00 | TRUE | yes | Y | In stock | in_stock | instock | Available
  WAHR | Ja | Auf Lager | vorrätig | Vorraetig | lieferbar | Verfügbar
  VERDADERO | Sí | si | En stock | En existencias | Disponible
  VRAI | Oui | en stock | disponible
  WAAR | Op voorraad | OP-VOORRAAD | beschikbaar | leverbaar`
const OUT_OF_STOCK = `
  0.0 | 0,00 | FALSE | No | n | Out of stock | out-of-stock | outofstock | SOLD OUT
  FALSCH | Nein | nicht vorrätig | Nicht auf Lager | ausverkauft | vergriffen
  FALSO | Agotado | Sin existencias | no disponible
  FAUX | Non | Rupture de stock | En rupture de stock | épuisé | Epuisé | indisponible
  ONWAAR | Nee | Niet op voorraad | Uitverkocht | niet leverbaar`
const listed = (table: string) =>
  table
    .trim()
    .split(/[|\n]/)
    .map((word) => word.trim())

const WORDS = [
  ...listed(IN_STOCK).map((word) => ({ word, status: 1 })),
  ...listed(OUT_OF_STOCK).map((word) => ({ word, status: 0 })),
]

storeSuite({
  moduleName: "stock-imports-words",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      const skus = [
        ...["TENT-A", "TENT-B", "TENT-C", "TENT-D"],
        ...WORDS.map((_, at) => `ITEM-${at}`),
      ]
      await seedSourceItems(
        getContainer(),
        { main: "Am Waldpark 27", annex: "Annex" },
        [
          ...skus.map((sku) => ({ source: "main", sku, stocked: "50" })),
          { source: "annex", sku: "LOOSE", stocked: "1" },
        ]
      )
    })

    const noteOf = ({ issues }: any) =>
      issues.filter(({ code }: any) => code === "assumed")

    describe("a status", () => {
      it("is read from words of five languages, spreadsheets and shops", async () => {
        const lines = WORDS.map(({ word }, at) => `main;ITEM-${at};${word};50`)
        const { id, counts } = await check(
          admin,
          stockCsv(lines, "source_code;sku;status;quantity")
        )
        const plan = await rows(admin, id)
        expect(
          plan.map(({ after }, at) => [WORDS[at].word, after?.status])
        ).toEqual(WORDS.map(({ word, status }) => [word, status]))
        expect(counts.unchanged).toBe(listed(IN_STOCK).length)
      })

      it("that is a word is noted with how often it comes, and one that is none is in error", async () => {
        const plan = await check(
          admin,
          stockCsv([
            "main,TENT-A,TRUE,10",
            "main,TENT-B,FALSE,10",
            "main,TENT-C,TRUE,10",
            "main,TENT-D,maybe,10",
          ]),
          { validation_strategy: "skip_errors" }
        )
        expect(noteOf(plan)).toEqual([
          {
            code: "assumed",
            column: "status",
            value: "TRUE",
            severity: "note",
            proposal: null,
            message:
              'Statuses that are words were read as 1 (in stock) or 0 (out of stock): "TRUE" is 1 (2 rows), "FALSE" is 0 (1 row).',
            params: {
              reason: "status",
              ...{ cell_1: "TRUE", meaning_1: 1, count_1: 2 },
              ...{ cell_2: "FALSE", meaning_2: 0, count_2: 1 },
            },
          },
        ])
        expect((await rows(admin, plan.id, "outcome=error"))[0]).toMatchObject({
          row_number: 5,
          issues: [{ code: "invalid_status", value: "maybe" }],
        })
      })

      it("says how many more words there are than it lists", async () => {
        const plan = await check(
          admin,
          stockCsv(WORDS.map(({ word }, at) => `main,ITEM-${at},"${word}",50`))
        )
        const [{ message }] = noteOf(plan)
        expect(message).toContain(`and ${WORDS.length - 10} more`)
      })

      it("of 1 and 0 needs no word", async () => {
        const plan = await check(
          admin,
          stockCsv(["main,TENT-A,1,50", "main,TENT-B,0,50", "main,TENT-C,,50"])
        )
        expect(plan.issues).toEqual([])
      })
    })

    describe("a line without a quantity", () => {
      const quantityOf = async (sku: string) =>
        expectOk(await admin.get(`/admin/source-items?sku[]=${sku}`))
          .source_items[0].quantity
      const sell = async (sku: string, stocked_quantity: number) =>
        expectOk(
          await admin.post(
            `/admin/inventory-items/iitem_${sku}/location-levels/sloc_main`,
            { stocked_quantity }
          )
        )
      const STATUS_ONLY = stockCsv(
        ["main,TENT-A,0", "main,TENT-B,1", "main,TENT-C,0"],
        "source_code,sku,status"
      )
      const BLANK = stockCsv([
        "main,TENT-A,0,",
        "main,TENT-B,,",
        "main,TENT-C,0,7",
      ])

      it("sets the status and nothing else, whatever is sold meanwhile and whatever on_stale says", async () => {
        for (const on_stale of ["rebase", "overwrite", "skip"]) {
          const { id, counts } = await check(admin, STATUS_ONLY, { on_stale })
          expect(counts).toMatchObject({ update: 2, unchanged: 1, error: 0 })
          expect((await rows(admin, id))[0]).toMatchObject({
            before: { status: 1, quantity: 50 },
            change_quantity: 0,
            after: { status: 0, quantity: 50 },
          })
          await sell("TENT-A", 44)
          await sell("TENT-B", 43)
          expect((await act(admin, id, "apply")).status).toBe("applied")
          expect(await quantityOf("TENT-A")).toBe(44)
          expect(await quantityOf("TENT-B")).toBe(43)
          expect((await rows(admin, id, "q=TENT-A"))[0].after).toMatchObject({
            status: 0,
            quantity: 44,
          })
          expect((await act(admin, id, "undo")).status).toBe("undone")
          expect(await quantityOf("TENT-A")).toBe(44)
          await sell("TENT-A", 50)
          await sell("TENT-B", 50)
        }
      })

      it("keeps it where that is asked for, and the status where it names none", async () => {
        const { id, counts } = await check(admin, BLANK, {
          empty_quantity: "keep",
        })
        expect(counts).toMatchObject({ update: 2, unchanged: 1 })
        expect(
          (await rows(admin, id)).map(({ after }) => [
            after.status,
            after.quantity,
          ])
        ).toEqual([
          [0, 50],
          [1, 50],
          [0, 7],
        ])
      })

      it("is an error else, which says that the row can be left out", async () => {
        const { id, counts } = await check(admin, BLANK)
        expect(counts.error).toBe(2)
        expect((await rows(admin, id))[0].issues).toMatchObject([
          {
            code: "missing_value",
            column: "quantity",
            message: expect.stringContaining("leave the row out"),
          },
        ])
      })

      it("needs one where the pair is not assigned", async () => {
        const { id } = await check(
          admin,
          stockCsv(["main,TENT-A,0", "main,LOOSE,1"], "source_code,sku,status")
        )
        expect((await rows(admin, id))[1].issues).toMatchObject([
          {
            code: "missing_value",
            message: expect.stringContaining("give a quantity"),
          },
        ])
      })

      it("is not written where the pair was unassigned since the check", async () => {
        const { id } = await check(admin, STATUS_ONLY)
        expectOk(
          await admin.post("/admin/source-items/batch", {
            delete: [{ source_code: "main", sku: "TENT-A" }],
          })
        )
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          counts: { error: 1, update: 1 },
        })
        expect((await rows(admin, id))[0].issues).toMatchObject([
          { code: "missing_value", severity: "error" },
        ])
      })

      it("is no file that is to be complete, or to make pairs anew", async () => {
        for (const behavior of ["snapshot", "replace"]) {
          const { error } = await check(admin, STATUS_ONLY, { behavior })
          expect(error).toMatchObject({
            code: "missing_column",
            params: { missing: '"quantity"' },
          })
        }
      })
    })

    describe("a source's name", () => {
      const BY_NAME = stockCsv([
        "am waldpark 27,TENT-A,1,11",
        "main,TENT-B,1,50",
      ])

      it("proposes its code", async () => {
        const { id } = await check(admin, BY_NAME)
        expect(
          (await rows(admin, id, "outcome=error"))[0].issues
        ).toMatchObject([
          {
            code: "unknown_source",
            proposal: "main",
            message: expect.stringContaining("match_source_names"),
          },
        ])
      })

      it("is taken for it where that is asked for, with a note", async () => {
        const plan = await check(admin, BY_NAME, { match_source_names: true })
        expect(plan.counts).toMatchObject({ update: 1, unchanged: 1 })
        expect((await rows(admin, plan.id))[0].source_code).toBe("main")
        expect(noteOf(plan)[0].message).toContain(
          '"am waldpark 27" is main (1 row)'
        )
      })

      it("of two sources is nobody's", async () => {
        await seedSourceItems(getContainer(), { twin: "AM WALDPARK 27" }, [])
        const { id } = await check(admin, BY_NAME, { match_source_names: true })
        const [row] = await rows(admin, id, "outcome=error")
        expect(row.issues[0]).toMatchObject({ code: "unknown_source" })
        expect(row.issues[0].proposal).not.toBe("main")
      })
    })

    describe("an item", () => {
      beforeEach(async () => {
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        await knex("product").insert({
          id: "prod_1",
          title: "Tent",
          handle: "tent",
        })
        const variants = {
          A: { ean: "4006381333931", upc: "036000291452" },
          B: { barcode: "B-1" },
          C: { ean: "TENT-D" },
        }
        const link = (letter: string, item: string) =>
          knex("product_variant_inventory_item").insert({
            id: `pvitem_${letter}${item}`,
            variant_id: `variant_${letter}`,
            inventory_item_id: `iitem_TENT-${item}`,
          })
        for (const [letter, numbers] of Object.entries(variants)) {
          const id = `variant_${letter}`
          await knex("product_variant").insert({
            ...{ id, product_id: "prod_1", title: letter },
            ...numbers,
          })
          await link(letter, letter)
        }
        // Of a set that takes one of each.
        await link("B", "C")
      })
      const found = async (lines: string[], match_by: string) => {
        const [first, ...others] = match_by.split(",")
        const query = others.map((by) => `&match_by=${by}`).join("")
        const { stock_import } = expectOk(
          await admin.post(
            `/admin/stock-imports?validation_strategy=skip_errors&match_by=${first}${query}`,
            stockCsv(lines),
            { "content-type": "text/csv" }
          )
        )
        const plan = await settled(admin, stock_import.id)
        const each = await rows(admin, plan.id)
        return {
          plan,
          each: each.map(({ sku, issues }) => [
            sku,
            ...issues.map(({ code }: any) => code),
          ]),
        }
      }

      it("is found by the numbers of its variant, in the order that is asked for", async () => {
        const { plan, each } = await found(
          [
            "main,4006381333931,1,1",
            "main,036000291452,1,2",
            "main,TENT-D,1,3",
            "main,B-1,1,4",
            "main,no,1,5",
          ],
          "ean,upc,barcode,sku"
        )
        expect(each).toEqual([
          ["TENT-A", "duplicate_row"],
          ["TENT-A", "duplicate_row"],
          ["TENT-C"],
          ["B-1", "ambiguous_match"],
          ["no", "unknown_sku"],
        ])
        expect((await rows(admin, plan.id))[3].issues[0].message).toContain(
          "the barcode is that of several inventory items: TENT-B, TENT-C"
        )
        expect(noteOf(plan)[0].message).toMatch(
          /^Items were found by (ean, upc|upc, ean): .*"4006381333931" is TENT-A \(1 row\)/
        )
      })

      it("is not found by what is not asked for", async () => {
        const { each } = await found(["main,TENT-A,1,1", "main,B-1,1,1"], "ean")
        expect(each).toEqual([
          ["TENT-A", "unknown_sku"],
          ["B-1", "unknown_sku"],
        ])
        const { each: bySku } = await found(["main,TENT-D,1,1"], "sku,ean")
        expect(bySku).toEqual([["TENT-D"]])
      })
    })
  },
})
