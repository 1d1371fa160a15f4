import type { StockImportDTO } from "../../src/modules/stock-source/types"
import { PassThrough, Readable } from "node:stream"
import { ImportHoldLost } from "../../src/modules/stock-source/imports/import-hold"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { largeFile } from "../helpers/large-file"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  check,
  rows,
  settled,
  settledAfterOutage,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const SKUS = Array.from({ length: 60 }, (_, n) => `SKU-${n}`)
const SOURCES = { berlin: "Berlin", paris: "Paris" }

/** Every kind of line, each SKU among the lines of others. */
const LINES = [
  ...SKUS.map((sku, n) => `berlin,${sku},1,${n % 3}`),
  ...SKUS.slice(0, 40).map((sku) => `paris,${sku},1,7`),
  ...SKUS.slice(0, 10).map((sku) => `BERLIN,${sku},1,3`),
  ...SKUS.slice(20, 30).map((sku) => `paris, ${sku} ,0,3`),
  ...SKUS.slice(40, 50).map((sku) => `paris,${sku.toLowerCase()},1,1`),
  ...SKUS.slice(50, 55).map((sku) => `berlim,${sku},1,1`),
  ...SKUS.slice(55).map((sku) => `berlin,${sku}0,2,x`),
  "berlin,,1,1",
  ",SKU-1,1,1",
]
/** Enough lines that need no parser to be a large file. */
const PLAIN = Array.from(
  { length: 50_000 },
  (_, n) => `berlin,SKU-${n % SKUS.length},1,${n}`
)
const HEADER = "source_code,sku,status,quantity"
const SMALL = [HEADER, ...LINES].join("\n")

const AT_THE_PLAN = "insert into stock_import_row"
/** Lets lines be judged, and keeps the plan from being completed: why a SKU is not known is looked up there. */
const HOLD_VARIANTS = "lock table product_variant in access exclusive mode"

storeSuite({
  moduleName: "stock-imports-large",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let database: TestDatabase

    setUpOnce(getContainer, async () => {
      const container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(
        container,
        SOURCES,
        SKUS.slice(0, 50).map((sku, n) => ({
          source: "berlin",
          sku,
          stocked: String(n % 3),
        }))
      )
    })

    beforeEach(async () => {
      database = await TestDatabase.of(getContainer())
    })

    afterEach(() => database.close())

    const plannedLines = async () => {
      const [{ lines }] = await database.rows<{ lines: number }>(
        `select (select count(*) from stock_import_row)::integer
           + (select coalesce(sum(lines), 0) from stock_import_unchanged)::integer as lines`
      )
      return lines
    }
    /** A large file whose lines are judged and committed, and whose plan is not complete. */
    const halfMade = async () => {
      const locks = await database.hold(HOLD_VARIANTS)
      const { stock_import } = expectOk(
        await upload(admin, largeFile(HEADER, LINES))
      )
      await database.untilBlocked("product_variant")
      expect(await plannedLines()).toBe(LINES.length)
      return { id: stock_import.id as string, locks }
    }

    it("are judged line by line as small ones are, on two connections", async () => {
      const small = await check(admin, SMALL)
      const large = await check(admin, largeFile(HEADER, LINES))
      expect(large.file_size).toBeGreaterThan(1_000_000)
      expect(await rows(admin, large.id)).toEqual(await rows(admin, small.id))
      for (const told of ["counts", "totals", "alarms"]) {
        expect(large[told]).toEqual(small[told])
      }
      const issues = async (id: string) =>
        expectOk(await admin.get(`/admin/stock-imports/${id}/issues`)).issues
      expect(await issues(large.id)).toEqual(await issues(small.id))
      expect(small.counts).toMatchObject({ rows: LINES.length, error: 72 })
    })

    it("keep the numbers of their rows where they need no parser, and find each that is repeated", async () => {
      const { file_size, counts } = await check(
        admin,
        [HEADER, ...PLAIN].join("\n")
      )
      expect(file_size).toBeGreaterThan(1_000_000)
      expect(counts).toMatchObject({ rows: 50_000, error: 50_000 })
      const [numbered] = await database.rows(
        `select
           count(*) filter (where sku = 'SKU-' || (row_number - 2) % 60)::integer as lines,
           min(row_number) as first, max(row_number) as last
         from stock_import_row`
      )
      expect(numbered).toEqual({ lines: 50_000, first: 2, last: 50_001 })
    })

    it("show none of their lines before their plan is complete", async () => {
      const { id, locks } = await halfMade()
      const path = `/admin/stock-imports/${id}`
      expect(expectOk(await admin.get(`${path}/rows`))).toMatchObject({
        rows: [],
        count: 0,
      })
      expect(expectOk(await admin.get(`${path}/issues`)).issues).toEqual([])
      await locks.release()
      expect(await settled(admin, id)).toMatchObject({
        status: "rejected",
        counts: { rows: LINES.length },
      })
      expect(await rows(admin, id)).toHaveLength(LINES.length)
    })

    it("leave no line behind where they are canceled before that", async () => {
      const { id, locks } = await halfMade()
      expectOk(await admin.post(`/admin/stock-imports/${id}/cancel`))
      await locks.release()
      expect(await settled(admin, id)).toMatchObject({ status: "canceled" })
      await waitFor(
        "the lines to be dropped",
        plannedLines,
        (lines) => lines === 0
      )
    })

    it("keep their plan where a second check of them comes too late", async () => {
      const { id, number } = await check(admin, largeFile(HEADER, LINES))
      const service = getContainer().resolve(STOCK_SOURCE_MODULE)
      const asItWas = {
        ...(await service.retrieveImport(id)),
        status: "checking" as const,
      }
      await expect(
        service.planStockImport(
          asItWas,
          async () => Readable.from([SMALL]),
          "late"
        )
      ).rejects.toThrow(`Stock import #${number} is rejected`)
      expect(await plannedLines()).toBe(LINES.length)
    })

    /** An import whose check was begun by nobody, and the service that does it. */
    const begun = async () => {
      const { id } = await check(admin, SMALL)
      await database.rows("update stock_import set status = 'checking'")
      await database.rows("delete from stock_import_row")
      const service = getContainer().resolve(STOCK_SOURCE_MODULE)
      const stockImport: StockImportDTO = {
        ...(await service.retrieveImport(id)),
        file_size: 2_000_000,
      }
      const judge = (file: Readable) =>
        service.planStockImport(stockImport, async () => file, "first")
      const judgedAnew = async () => {
        expect(await plannedLines()).toBe(0)
        expect(await judge(Readable.from([SMALL]))).toMatchObject({
          status: "rejected",
          counts: { rows: LINES.length },
        })
      }
      return { judge, judgedAnew }
    }

    it("are let go of, to be tried again, where somebody locks a table in between", async () => {
      const { judge, judgedAnew } = await begun()
      const file = new PassThrough()
      const judged = judge(file)
      judged.catch(() => undefined)
      // The first connection has read the sources, and the second has not.
      await database.untilWritten("^select code from stock_source")
      const migration = await database.queueFor(
        "lock table stock_source in access exclusive mode"
      )
      await database.untilBlocked("lock table stock_source")
      file.end(largeFile(HEADER, LINES))

      await expect(judged).rejects.toThrow("lock timeout")
      await migration.granted
      await migration.release()
      await judgedAnew()
    })

    it.each([1, 2])(
      "are let go of where connection %i of two is lost while they are read",
      async (which) => {
        const { judge, judgedAnew } = await begun()
        const file = new PassThrough()
        const judged = judge(file)
        judged.catch(() => undefined)
        file.write(`${[HEADER, ...PLAIN].join("\n")}\n`)
        const reading = await waitFor(
          "both connections to read",
          () =>
            database.rows<{ pid: number }>(
              `select pid from pg_stat_activity
               where datname = current_database() and state = 'active' and query ~ '^copy stock_import_stage'
               order by backend_start`
            ),
          (found) => found.length === 2
        )
        await database.rows("select pg_terminate_backend($1)", [
          reading[which - 1].pid,
        ])
        file.end()
        // By its name: the store runs the built plugin.
        expect(await judged.catch((error) => error.constructor.name)).toBe(
          ImportHoldLost.name
        )
        await judgedAnew()
      }
    )

    it("are rejected with none of their lines where they have too many", async () => {
      const { options } = getContainer().resolve(STOCK_SOURCE_MODULE)
      const { max_rows } = options
      options.max_rows = LINES.length - 1
      try {
        for (const file of [
          largeFile(HEADER, LINES),
          [HEADER, ...PLAIN].join("\n"),
        ]) {
          expect(await check(admin, file)).toMatchObject({
            status: "rejected",
            error: { code: "too_many_rows" },
          })
        }
        expect(await plannedLines()).toBe(0)
      } finally {
        options.max_rows = max_rows
      }
    })

    it("are judged anew where one of the two connections is lost", async () => {
      const locks = await database.hold(
        "lock table stock_import_row in share mode"
      )
      const { stock_import } = expectOk(
        await upload(admin, largeFile(HEADER, LINES))
      )
      await database.untilBlocked(AT_THE_PLAN)
      const [{ second }] = await database.rows<{ second: boolean }>(
        `select pg_terminate_backend(pid) as second from pg_locks
         where locktype = 'advisory' and granted and classid = 1937010540
           and database = (select oid from pg_database where datname = current_database())`
      )
      expect(second).toBe(true)
      await locks.release()
      expect(await settledAfterOutage(admin, stock_import.id)).toMatchObject({
        status: "rejected",
        counts: { rows: LINES.length },
      })
      expect(await plannedLines()).toBe(LINES.length)
    })
  },
})
