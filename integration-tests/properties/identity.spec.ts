import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import * as fc from "fast-check"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { printSeed, quantities, SEED, skus } from "../helpers/random"
import { act, check, rows } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(300_000)

const RUNS = 40

/** Codes that are legal and odd; every second source is disabled. */
const SOURCES = ["berlin", "Z_9", "0-0", "a".repeat(64)]
const isEnabled = (source: number) => source % 2 === 0

const item = fc.record({
  sku: skus,
  source: fc.nat({ max: SOURCES.length - 1 }),
  status: fc.constantFrom(0, 1),
  quantity: quantities,
  /** Units that orders took after the item went out of stock. */
  fulfilled: fc.constantFrom("0", "0", "3", "0.5"),
  /** No source item yet, as after raw SQL: counts as in stock. */
  bare: fc.boolean(),
})
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never

const stores = fc.uniqueArray(item, {
  minLength: 1,
  maxLength: 40,
  selector: ({ sku, source }) => JSON.stringify([sku, source]),
})

const anyOf = (...all: string[]) => all

/** Every dialect of a CSV, and workbooks. */
const DIALECTS = anyOf(",", ";", "tab", "|")
  .flatMap((delimiter) =>
    anyOf(".", ",").map((decimal_separator) => ({
      delimiter,
      decimal_separator,
    }))
  )
  // No import could read that.
  .filter((one) => one.delimiter !== one.decimal_separator)
  .flatMap((one) => anyOf("true", "false").map((bom) => ({ ...one, bom })))
const ALL: Record<string, string>[] = [{}, { format: "xlsx" }, ...DIALECTS]
const FORMS = ALL.flatMap((form) => [
  `${new URLSearchParams(form)}`,
  `${new URLSearchParams({ ...form, expected_quantity: "true" })}`,
])

/** The plain one as often as all others. */
const forms = fc.oneof(fc.constant(""), fc.constantFrom(...FORMS))

/** What a separator, a quote, a spreadsheet or an encoding can go wrong with. */
const NASTY = [
  ...["007", "1.2E+11", "1,5", "true", "=1+1", "+1", "-1", "@SUM(A1)", "'=1"],
  ...[",", ";", "|", '"', '""', "'", "a\tb", "a\nb", "a\r\nb", " a ", "\\N"],
  ...["MÜ-1", "日本", "😀", "e\u0301", "\u200b1", "\u00a0"],
]
const NASTY_STORE: Item[] = NASTY.flatMap((sku, n) =>
  ["0.0000", "0.0001", "1.2500", "1250.0000", "1000000000000.0000"]
    .slice(n % 2)
    .slice(0, SOURCES.length)
    .map(
      (quantity, source): Item => ({
        sku,
        source,
        status: n % 2 ? 1 : 0,
        quantity,
        fulfilled: n % 3 ? "0" : "0.5",
        bare: n % 5 === 0,
      })
    )
)

storeSuite({
  moduleName: "stock-identity",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    beforeEach(async () => {
      printSeed("identity")
      admin = await createAdmin(getContainer(), api)
      await knex()("stock_location").insert(
        SOURCES.map((code, n) => ({ id: `sloc_${n}`, name: code }))
      )
      await knex()("stock_source").insert(
        SOURCES.map((code, n) => ({
          id: `src_${n}`,
          code,
          enabled: isEnabled(n),
          stock_location_id: `sloc_${n}`,
        }))
      )
    })

    /** Writes the stock straight into the tables, as the plugin would have left it, in place of what is there. */
    const seed = async (items: Item[]) => {
      await knex().raw(
        "delete from stock_source_item_note; delete from inventory_level; delete from inventory_item"
      )
      const ids = [...new Set(items.map(({ sku }) => sku))]
      const rows = items.map((one, n) => {
        const bare = one.bare && isEnabled(one.source)
        const sells = bare || (one.status === 1 && isEnabled(one.source))
        return { ...one, n, bare, sells, item: ids.indexOf(one.sku) }
      })
      const raw = "jsonb_build_object('value', (given ->> 'quantity'))"
      await knex().raw(
        `insert into inventory_item (id, sku)
         select distinct 'iitem_' || (given ->> 'item'), given ->> 'sku' from jsonb_array_elements(:rows::jsonb) given`,
        { rows: JSON.stringify(rows) }
      )
      await knex().raw(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
         select 'ilev_' || (given ->> 'n'), 'iitem_' || (given ->> 'item'), 'sloc_' || (given ->> 'source'),
           case when (given ->> 'sells')::boolean then (given ->> 'quantity')::numeric else - (given ->> 'fulfilled')::numeric end,
           ${raw}
         from jsonb_array_elements(:rows::jsonb) given`,
        { rows: JSON.stringify(rows) }
      )
      await knex().raw(
        `insert into stock_source_item_note (inventory_level_id, status, withheld_quantity)
         select 'ilev_' || (given ->> 'n'), (given ->> 'status')::smallint,
           case when (given ->> 'sells')::boolean then 0
             else (given ->> 'quantity')::numeric + (given ->> 'fulfilled')::numeric end
         from jsonb_array_elements(:rows::jsonb) given where not (given ->> 'bare')::boolean`,
        { rows: JSON.stringify(rows) }
      )
    }

    /** Every row version of the stock: changes with any write, even of the same value. */
    const versions = async () => {
      const { rows } = await knex().raw(
        `select id, xmin::text from inventory_level
         union all select 'note ' || inventory_level_id, xmin::text from stock_source_item_note
         union all select id, xmin::text from inventory_item order by 1`
      )
      return rows
    }

    const exportFile = async (form = ""): Promise<Buffer> => {
      const { data } = await api.get(`/admin/source-items/export?${form}`, {
        headers: admin.headers,
        responseType: "arraybuffer",
      })
      return Buffer.from(data)
    }

    /** What a check of a file says, beside its lines that change something. */
    const compare = async (file: Buffer, count: number) => {
      const checked = await check(admin, file)
      const wrong = await rows(
        admin,
        checked.id,
        "outcome[]=error&outcome[]=update&outcome[]=create&outcome[]=skip"
      )
      // Two stores may come to the same file, and which sign the decimals have is told where a quantity leaves it open.
      const issues = checked.issues.filter(
        ({ code, severity }: { code: string; severity: string }) =>
          code !== "already_applied" && severity !== "note"
      )
      expect({ wrong, ...checked, issues }).toMatchObject({
        wrong: [],
        status: "checked",
        issues: [],
        counts: { rows: count, unchanged: count, warning: 0 },
      })
      return checked
    }

    it("an export that is imported again changes nothing, whatever form it has, and whatever SKUs, quantities and statuses it holds", async () => {
      await fc.assert(
        fc.asyncProperty(stores, forms, async (items, form) => {
          // An empty SKU names nothing: the export leaves it out.
          const count = items.filter(({ sku }) => sku !== "").length
          fc.pre(count > 0)
          await seed(items)
          const before = await versions()
          const plain = await exportFile()
          const file = await exportFile(form)
          const checked = await compare(file, count)
          expect((await act(admin, checked.id, "apply")).status).toBe("applied")
          expect(await versions()).toEqual(before)
          expect((await exportFile()).equals(plain)).toBe(true)
        }),
        {
          seed: SEED,
          numRuns: RUNS,
          interruptAfterTimeLimit: 150_000,
          markInterruptAsFailure: true,
        }
      )
    })

    it("an export in each format and dialect changes nothing", async () => {
      await seed(NASTY_STORE)
      for (const form of FORMS) {
        await compare(await exportFile(form), NASTY_STORE.length)
      }
    })

    it.each([
      ["windows-1252", (text: string) => Buffer.from(text, "latin1")],
      ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ])(
      "an export that a spreadsheet has saved in %s changes nothing",
      async (_, encode) => {
        const items = NASTY_STORE.filter(
          ({ sku }) => !/[^\0-\xff]|[\r\n]/.test(sku)
        )
        await seed(items)
        const form = "delimiter=%3B&decimal_separator=%2C"
        const text = String(await exportFile(form))
        const file = encode(text.replaceAll("\n", "\r\n"))
        await compare(file, items.length)
      }
    )
  },
})
