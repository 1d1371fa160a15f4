import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import path from "node:path"
import {
  importStockSourcesWorkflow,
  type ImportStockSourcesWorkflowInput,
} from "medusa-plugin-stock-sources/workflows"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { settled } from "../helpers/stock-imports"
import { waitFor } from "../helpers/wait-for"
import {
  createProduct,
  createSource,
  createStore,
  readLevel,
  type TestVariant,
} from "../helpers/store"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  cwd: path.resolve(__dirname, "../../demo"),
  moduleName: "import-stock-sources",
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let berlin: string
    let mug: TestVariant

    beforeEach(async () => {
      admin = await createAdmin(getContainer(), api)
      const store = await createStore(api, admin)
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      ;[mug] = await createProduct(admin, store, { MUG: { [berlin]: 5 } })
    })

    const run = async (input: ImportStockSourcesWorkflowInput) => {
      await importStockSourcesWorkflow(getContainer()).run({ input })
      const [{ id }] = await waitFor(
        "the import's record",
        async () =>
          (await admin.get("/admin/stock-imports")).data.stock_imports,
        (found) => found.length > 0
      )
      return waitFor(
        "the import's end",
        () => settled(admin, id),
        ({ status }) => status !== "checked"
      )
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

    it("refuses input that names no stock, or two", async () => {
      await expect(
        importStockSourcesWorkflow(getContainer()).run({ input: {} })
      ).rejects.toMatchObject({
        message: expect.stringContaining("exactly one of file and rows"),
      })
    })
  },
})
