import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import path from "node:path"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { act, check, importCsv, rows } from "../helpers/stock-imports"
import {
  createLocation,
  createProduct,
  createStore,
  readLevel,
  type TestStore,
  type TestVariant,
} from "../helpers/store"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  cwd: path.resolve(__dirname, "../../demo"),
  moduleName: "stock-imports",
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let paris: string
    let mug: TestVariant
    let tent: TestVariant

    beforeEach(async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      berlin = await createLocation(admin, store, "Berlin")
      paris = await createLocation(admin, store, "Paris")
      await getContainer()
        .resolve("stock_source")
        .createSources([
          { code: "berlin", stock_location_id: berlin, is_default: true },
          { code: "paris", stock_location_id: paris },
        ])
      ;[mug, tent] = await createProduct(admin, store, {
        MUG: { [berlin]: 5 },
        TENT: { [berlin]: 2, [paris]: 1 },
      })
    })

    it("writes what the file says, and nothing else", async () => {
      const checked = await check(
        admin,
        "source_code,sku,status,quantity\nberlin,MUG,1,8\nparis,MUG,1,3.5\nberlin,TENT,1,2\n"
      )
      console.log(JSON.stringify(checked, null, 1))
      console.log(JSON.stringify(await rows(admin, checked.id), null, 1))
      const applied = await act(admin, checked.id, "apply")
      console.log(JSON.stringify(applied))
      console.log(
        await readLevel(admin, mug.inventoryItemId, berlin),
        await readLevel(admin, mug.inventoryItemId, paris)
      )
      const undone = await act(admin, checked.id, "undo")
      console.log(JSON.stringify(undone))
      console.log(
        await readLevel(admin, mug.inventoryItemId, berlin),
        await readLevel(admin, mug.inventoryItemId, paris)
      )
      console.log(
        (await admin.post(`/admin/stock-imports/${checked.id}/undo`)).data
      )
    })

    it("names every problem", async () => {
      const checked = await check(
        admin,
        'source_code,sku,status,quantity\nberlin,MUGX,1,8\nparsi,MUG,1,3.5\nberlin,TENT,2,abc\nberlin, MUG,1,-1\nparis,MUG,1,"1,5"\nparis,MUG,,1.23456\n'
      )
      console.log(JSON.stringify(checked, null, 1))
      console.log(JSON.stringify(await rows(admin, checked.id), null, 1))
      const report = await admin.get(
        `/admin/stock-imports/${checked.id}/report`
      )
      console.log(report.headers, report.data)
      console.log((await admin.get(`/admin/stock-imports/sample`)).data)
    })
  },
})
