/** @jest-environment node */
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createWorkflow } from "@medusajs/framework/workflows-sdk"
import { Readable } from "node:stream"
import {
  importStockSourcesWorkflow,
  type ImportStockSourcesWorkflowInput,
} from "medusa-plugin-stock-sources/workflows"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { finished, settled } from "../helpers/stock-imports"
import { useFileFolder, usePluginOptions } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"
import {
  createProduct,
  createSource,
  createStore,
  readLevel,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(120_000)

const LIMIT = 4_000_000
usePluginOptions({ max_file_size: LIMIT })
const storedFiles = useFileFolder()

const HEADER = "source_code,sku,quantity\n"
/** Lines of the mug's stock, one after the other as they are asked for. */
function* lines(count: number): Generator<string> {
  yield HEADER
  for (let at = 1; at < count; at++) yield `berlin,SKU-${at},${at}\n`
  yield "berlin,MUG,31\n"
}
function* broken(): Generator<string> {
  yield* lines(1000)
  throw new Error("the disk is gone")
}

const importAsStep = createWorkflow(
  "import-as-step",
  (input: ImportStockSourcesWorkflowInput) => {
    importStockSourcesWorkflow.runAsStep({ input })
  }
)

storeSuite({
  moduleName: "import-stock-sources",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let berlin: string
    let mug: TestVariant
    let store: TestStore

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      ;[mug] = await createProduct(admin, store, { MUG: { [berlin]: 5 } })
    })

    const run = async (input: ImportStockSourcesWorkflowInput) => {
      await importStockSourcesWorkflow(getContainer()).run({ input })
      return ended()
    }
    /** Id of the one import. */
    const recorded = async (): Promise<string> => {
      const [{ id }] = await waitFor(
        "the import's record",
        async () =>
          (await admin.get("/admin/stock-imports")).data.stock_imports,
        (found) => found.length > 0
      )
      return id
    }
    /** The one import, as it is in the end. */
    const ended = async () => {
      const id = await recorded()
      return waitFor(
        "the import's end",
        () => settled(admin, id, 100),
        ({ status }) => status !== "checked",
        { seconds: 100 }
      )
    }
    /** The run fails so, and neither an import nor a file is left. */
    const refused = async (
      input: ImportStockSourcesWorkflowInput,
      error: Record<string, unknown>
    ) => {
      const before = storedFiles()
      await expect(
        importStockSourcesWorkflow(getContainer()).run({ input })
      ).rejects.toMatchObject(error)
      expect(storedFiles()).toEqual(before)
      const { data } = await admin.get("/admin/stock-imports")
      expect(data.stock_imports).toEqual([])
    }
    const stocked = async () =>
      (await readLevel(admin, mug.inventoryItemId, berlin))?.stocked_quantity

    it("checks and applies rows given as data", async () => {
      const { status, counts } = await run({
        rows: [{ source_code: "berlin", sku: "MUG", status: 1, quantity: 12 }],
      })
      expect({ status, update: counts.update }).toEqual({
        status: "applied",
        update: 1,
      })
      expect(await stocked()).toBe(12)
    })

    it("asks of no number of data what it means", async () => {
      const { status, issues } = await run({
        rows: [{ source_code: "berlin", sku: "MUG", quantity: 1.125 }],
      })
      expect([status, issues]).toEqual(["applied", []])
      expect(await stocked()).toBe(1.125)
    })

    it("checks and applies a file of the File module", async () => {
      const file = await getContainer()
        .resolve(Modules.FILE)
        .createFiles({
          filename: "nightly.csv",
          mimeType: "text/csv",
          content: Buffer.from(
            "source_code,sku,quantity\nberlin,MUG,9\n"
          ).toString("base64"),
          access: "private",
        })
      const { status } = await run({ file: file.id })
      expect(status).toBe("applied")
      expect(await stocked()).toBe(9)
    })

    it("writes nothing where a row is in error", async () => {
      const { status } = await run({
        rows: [
          { source_code: "berlin", sku: "MUG", quantity: 12 },
          { source_code: "berlin", sku: "NO-SUCH-SKU", quantity: 1 },
        ],
      })
      expect(status).toBe("rejected")
      expect(await stocked()).toBe(5)
    })

    describe("rows that empty a source", () => {
      const SKUS = ["CAP", "SCARF"]
      const input = {
        rows: [...SKUS, "MUG"].map((sku) => ({
          source_code: "berlin",
          sku,
          quantity: 0,
        })),
      }

      beforeEach(async () => {
        const stock = SKUS.map((sku) => [sku, { [berlin]: 5 }])
        await createProduct(admin, store, Object.fromEntries(stock), "Clothes")
      })

      it("wait with their alarm for somebody to look, and write nothing", async () => {
        await importStockSourcesWorkflow(getContainer()).run({ input })
        const id = await recorded()
        expect(await finished(admin, id)).toMatchObject({
          status: "checked",
          counts: { update: 3 },
          alarms: [{ code: "withdraws_most", source_code: "berlin" }],
        })
        expect(await stocked()).toBe(5)
      })

      it("are written where the alarm is confirmed beforehand", async () => {
        const applied = await run({
          ...input,
          options: { confirm: ["withdraws_most"] },
        })
        expect(applied).toMatchObject({
          status: "applied",
          confirm: ["withdraws_most"],
        })
        expect(await stocked()).toBe(0)
      })
    })

    it("refuses input that names no stock, or two", async () => {
      await expect(
        importStockSourcesWorkflow(getContainer()).run({ input: {} })
      ).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringContaining(
          "exactly one of file, stream and rows; it got 0"
        ),
      })
      await refused(
        { stream: Readable.from(lines(1)), rows: [] },
        {
          type: "invalid_data",
          message: expect.stringContaining("it got 2"),
        }
      )
      await refused({ stream: "stock.csv" } as any, {
        type: "invalid_data",
        message: expect.stringContaining("a Readable of node:stream"),
      })
    })

    it("checks and applies a stream of 100,000 rows", async () => {
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(
          "insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, 99999) n"
        )
      const { status, counts, filename } = await run({
        stream: Readable.from(lines(100_000)),
        filename: "nightly.csv",
        // The source had one of them.
        options: { confirm: ["mass_assignment"] },
      })
      expect({ status, filename, counts }).toMatchObject({
        status: "applied",
        filename: "nightly.csv",
        counts: { rows: 100_000, create: 99_999, update: 1 },
      })
      expect(await stocked()).toBe(31)
    })

    it("keeps nothing of a stream that breaks, is broken already, or is too large", async () => {
      await refused(
        { stream: Readable.from(broken()) },
        { message: "the disk is gone" }
      )
      await refused(
        { stream: Readable.from(lines(1)).destroy() },
        { code: "ERR_STREAM_PREMATURE_CLOSE" }
      )
      await refused(
        { stream: Readable.from(lines(400_000)) },
        { status: 413, message: expect.stringContaining(`${LIMIT} bytes`) }
      )
    })

    it("keeps nothing of an import that cannot be recorded", async () => {
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(
          "alter table stock_import add constraint forbidden check (filename <> 'forbidden.csv')"
        )
      await refused(
        { stream: Readable.from(lines(1)), filename: "forbidden.csv" },
        { message: expect.stringContaining("forbidden") }
      )
      await refused(
        { rows: [], options: { filename: "forbidden.csv" } },
        { message: expect.stringContaining("forbidden") }
      )
    })

    it("keeps nothing of a stream whose run does not begin", async () => {
      await refused(
        { stream: Readable.from(lines(1)), created_by: 1n as never },
        { message: expect.stringContaining("Unable to serialize") }
      )
    })

    it("as a step of a store's own workflow takes rows", async () => {
      await importAsStep(getContainer()).run({
        input: { rows: [{ source_code: "berlin", sku: "MUG", quantity: 8 }] },
      })
      expect((await ended()).status).toBe("applied")
      expect(await stocked()).toBe(8)
    })

    it("refuses a stream that comes as JSON, as to a step or by the workflow's id", async () => {
      const before = storedFiles()
      await expect(
        getContainer()
          .resolve(Modules.WORKFLOW_ENGINE)
          .run(importStockSourcesWorkflow.getName(), {
            input: { stream: Readable.from(lines(1)) },
          })
      ).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringContaining("takes a stream with `run` only"),
      })
      expect(storedFiles()).toEqual(before)
    })

    it("takes a stream through the workflow's own run, too", async () => {
      const { run: runInContainer } = importStockSourcesWorkflow
      const { result } = await runInContainer({
        container: getContainer(),
        input: { stream: Readable.from(lines(1)) },
      })
      expect(result.filename).toBe("stock_sources.csv")
      await settled(admin, result.id)
      expect(importStockSourcesWorkflow.getName()).toBe("import-stock-sources")
    })
  },
})
