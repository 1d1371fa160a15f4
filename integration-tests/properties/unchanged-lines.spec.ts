import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import * as fc from "fast-check"
import { Readable } from "node:stream"
import { Client as PgClient } from "pg"
import { stageToJudge } from "../../src/modules/stock-source/imports/check/judge-file"
import { judgeMissing } from "../../src/modules/stock-source/imports/check/sql/judge-missing"
import { judgeRows } from "../../src/modules/stock-source/imports/check/sql/judge-rows"
import { OUTCOMES } from "../../src/modules/stock-source/imports/states"
import { createAdmin } from "../helpers/admin"
import { type Client, expectOk } from "../helpers/client"
import { printSeed, SEED } from "../helpers/random"
import {
  act,
  check,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(300_000)

const RUNS = 25

const SKUS = [
  ...["TENT", "tent", "BAG 2", "LAMP", "MUG", "0012"],
  ...Array.from({ length: 24 }, (_, n) => `ITEM-${n}`),
]
const CODES = ["berlin", "Z_9"]

const seeded = fc.record({
  sku: fc.constantFrom(...SKUS),
  code: fc.constantFrom(...CODES),
  status: fc.constantFrom("0", "1"),
  quantity: fc.constantFrom("0", "2", "5", "7.5", "1250", "1.25"),
})
type Seeded = typeof seeded extends fc.Arbitrary<infer T> ? T : never

/** "live" stands for what is there. */
const asItIs = fc.record({
  sku: fc.constantFrom(...SKUS),
  code: fc.constantFrom(...CODES),
  status: fc.constantFrom("live", "live", "live", ""),
  quantity: fc.constant("live"),
  expected: fc.constantFrom("", "", "live", "2"),
  change: fc.constantFrom("0", "0", "+0", "1"),
})

/** In another case, with spaces around, unknown, not there at all, no number, with two readings, … */
const other = fc.record({
  sku: fc.constantFrom(...SKUS, " MUG", "LAMP ", "Mug", "", "NO"),
  code: fc.constantFrom(...CODES, ...CODES, "BERLIN", "z_9", "", "paris"),
  status: fc.constantFrom("0", "1", "", "2"),
  quantity: fc.constantFrom(
    ...[
      "live",
      "0",
      "2",
      "7.5",
      "1250",
      "1.250",
      "-1",
      "x",
      "",
      "7,5",
      "0.0005",
    ]
  ),
  expected: fc.constantFrom("", "live", "5", "y"),
  change: fc.constantFrom("0", "+2", "-3", "\u22121.5", "1.250", "", "x"),
})

const line = fc.oneof(
  { weight: 3, arbitrary: asItIs },
  { weight: 1, arbitrary: other }
)
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never

const options = fc.record({
  behavior: fc.constantFrom("append", "replace", "snapshot", "adjust"),
  empty_quantity: fc.constantFrom("error", "keep"),
  on_stale: fc.constantFrom("rebase", "overwrite", "skip"),
  below_reserved: fc.constantFrom("warn", "error", "clamp"),
  missing: fc.constantFrom("zero", "unassign"),
  validation_strategy: fc.constant("skip_errors"),
})

const pages = fc.record({
  limit: fc.integer({ min: 1, max: 9 }),
  offset: fc.nat({ max: 12 }),
  after: fc.nat({ max: 30 }),
})

/** What a plan says of its lines, whichever of its tables has them. */
const PLAN = `
  select row_number, source_code, sku, outcome, source_id, inventory_item_id, inventory_level_id, before_status, before_quantity::float8,
    after_status, after_quantity::float8, change_quantity::float8, reserved_quantity::float8, by_change, keeps_status,
    array(select issue ->> 'code' from jsonb_array_elements(issues) issue) as codes
  from (
    select row_number, source_code, sku, outcome, source_id, inventory_item_id, inventory_level_id, before_status, before_quantity,
      after_status, after_quantity, change_quantity, reserved_quantity, by_change, keeps_status, issues
    from stock_import_row where import_number = $1
    union all
    select line.row_number, source_code, line.sku, 'unchanged', source_id, line.item_id, line.level_id, status, line.quantity,
      status, line.quantity, case when with_expected or by_change then 0 end, line.reserved, by_change, keeps_status, null
    from stock_import_unchanged
    cross join unnest(row_numbers, skus, inventory_item_ids, inventory_level_ids, quantities, reserved_quantities)
      as line (row_number, sku, item_id, level_id, quantity, reserved)
    where import_number = $1
  ) plan
  order by row_number`

storeSuite({
  moduleName: "unchanged-lines",
  testSuite: ({ api, getContainer, dbConfig }) => {
    let admin: Client

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    beforeEach(async () => {
      printSeed("unchanged-lines")
      admin = await createAdmin(getContainer(), api)
      for (const code of CODES) {
        expectOk(
          await admin.post("/admin/sources", {
            code,
            name: code,
            enabled: code === "berlin",
          })
        )
      }
      for (const sku of SKUS) {
        expectOk(await admin.post("/admin/inventory-items", { sku }))
      }
    })

    const exportLines = async () => {
      const { data } = await api.get("/admin/source-items/export", admin)
      const [, ...lines] = String(data).trim().split("\n")
      return new Map(
        lines.map((text) => {
          const [code, sku, status, quantity] = text.split(",")
          return [`${code},${sku}`, { status, quantity }]
        })
      )
    }

    /** A file in which "live" stands for what is there. */
    const fileOf = async (lines: Line[]): Promise<string> => {
      const there = await exportLines()
      return stockCsv(
        lines.map(({ code, sku, status, quantity, expected, change }) => {
          const live = there.get(`${code},${sku}`)
          const cells = [quantity, expected].map((cell) =>
            cell === "live" ? (live?.quantity ?? "3") : cell
          )
          const state = status === "live" ? (live?.status ?? "1") : status
          return [code, sku, state, ...cells, change]
            .map((cell) => cell.replace(/^.*,.*$/, '"$&"'))
            .join(",")
        }),
        "source_code,sku,status,quantity,expected_quantity,quantity_change"
      )
    }

    /** Orders have reserved units of every second level. */
    const reserve = () =>
      knex().raw(
        `update inventory_level set reserved_quantity = 3, raw_reserved_quantity = '{"value": "3", "precision": 20}'
         where hashtext(id) % 2 = 0 and deleted_at is null`
      )

    const onClient = async (work: (client: any) => Promise<any>) => {
      const client = new PgClient({ connectionString: dbConfig.clientUrl })
      await client.connect()
      try {
        await client.query("begin")
        return await work(client)
      } finally {
        await client.end()
      }
    }

    /** The same file, judged with a row for every line, by the same code without its first step. */
    const lineByLine = (imported: any, file: string) =>
      onClient(async (client) => {
        const stockImport = await getContainer()
          .resolve<any>("stock_source")
          .retrieveStockImport(imported.id)
        const { rows: toJudge } = await stageToJudge(
          [client],
          {} as any,
          stockImport,
          Readable.from([file])
        )
        await judgeRows(client, { ...toJudge, importNumber: -1 })
        if (stockImport.behavior === "snapshot") {
          await judgeMissing(client, { ...toJudge, importNumber: -1 })
        }
        return (await client.query(PLAN, [-1])).rows
      })

    it("a plan says the same of every line as one that keeps a row for each", async () => {
      let together = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(seeded, { maxLength: 40 }),
          fc.array(line, { minLength: 1, maxLength: 40, size: "max" }),
          options,
          pages,
          async (items, lines, chosen, page) => {
            await upload(admin, seedFile(items), {
              validation_strategy: "skip_errors",
            }).then(async ({ data }) => {
              const { id } = await settled(admin, data.stock_import.id)
              await act(admin, id, "apply")
            })
            await reserve()
            const file = await fileOf(lines)
            const imported = await check(admin, file, chosen)
            const { rows: kept } = await onClient((client) =>
              client.query(PLAN, [imported.number])
            )
            const expected = await lineByLine(imported, file)
            expect(kept).toEqual(expected)
            const { rows: blocks } = await knex().raw(
              "select coalesce(sum(lines), 0)::integer as lines from stock_import_unchanged where import_number = ?",
              [imported.number]
            )
            together += blocks[0].lines
            const shown = await rows(admin, imported.id)
            const numbers = expected.map(({ row_number }: any) => row_number)
            expect(numbersOf(shown)).toEqual(numbers)
            const { limit, offset, after } = page
            const query = new URLSearchParams(
              Object.entries(page).map(([name, value]) => [name, `${value}`])
            )
            const shownPage = expectOk(
              await admin.get(
                `/admin/stock-imports/${imported.id}/rows?${query}`
              )
            )
            expect(numbersOf(shownPage.rows)).toEqual(
              numbers
                .filter((number: number) => number > after)
                .slice(offset, offset + limit)
            )
            expect(imported.counts).toMatchObject(countsOf(expected))
          }
        ),
        {
          seed: SEED,
          numRuns: RUNS,
          interruptAfterTimeLimit: 240_000,
          markInterruptAsFailure: true,
        }
      )
      // Otherwise nothing was compared.
      expect(together).toBeGreaterThan(RUNS)
    })
  },
})

function seedFile(items: Seeded[]): string {
  const lines = items.map(
    ({ code, sku, status, quantity }) => `${code},${sku},${status},${quantity}`
  )
  return stockCsv(lines.length ? lines : ["berlin,TENT,1,4"])
}

const numbersOf = (lines: { row_number: number }[]) =>
  lines.map(({ row_number }) => row_number)

function countsOf(lines: { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = { rows: lines.length }
  for (const outcome of OUTCOMES) {
    counts[outcome] = lines.filter((one) => one.outcome === outcome).length
  }
  return counts
}
