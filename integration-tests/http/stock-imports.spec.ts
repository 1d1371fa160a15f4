import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import path from "node:path"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { check, importCsv, rows } from "../helpers/stock-imports"
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
  moduleName: "stock-imports",
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
      await createSource(admin, store, { code: "paris" })
      ;[mug] = await createProduct(admin, store, { MUG: { [berlin]: 5 } })
    })

    it("writes what the file says", async () => {
      await importCsv(
        admin,
        "source_code,sku,status,quantity\nberlin,MUG,1,8\nparis,MUG,0,3.5\n"
      )
      expect(await readLevel(admin, mug.inventoryItemId, berlin)).toMatchObject(
        { stocked_quantity: 8 }
      )
    })

    it("names row, column, value and code of what is wrong", async () => {
      const { id, status } = await check(
        admin,
        "source_code,sku,status,quantity\nberlin,MUG,1,abc\n"
      )
      expect(status).toBe("rejected")
      expect(await rows(admin, id, "outcome=error")).toMatchObject([
        {
          row_number: 2,
          issues: [
            { code: "invalid_quantity", column: "quantity", value: "abc" },
          ],
        },
      ])
    })
  },
})
