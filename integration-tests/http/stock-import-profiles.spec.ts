import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { check, finished, rows, stockCsv } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"

jest.setTimeout(120_000)
useFileFolder()

storeSuite({
  moduleName: "stock-import-profiles",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(
        getContainer(),
        { berlin: "Berlin", paris: "Paris" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
          { source: "paris", sku: "SHIRT", stocked: "7", status: 1 },
        ]
      )
    })

    const reading = async (id: string) =>
      expectOk(await admin.get(`/admin/stock-imports/${id}/reading`)).reading
    const changeImport = (id: string, to: object) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("stock_import")
        .where({ id })
        .update(to)
    const checkAgain = async (id: string, body: object) => {
      await finished(admin, id)
      expectOk(await admin.post(`/admin/stock-imports/${id}/check`, body))
      return finished(admin, id)
    }

    describe("what a file was taken for", () => {
      it("is told of a checked file, with what was left out of it", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin;SHIRT;8;blue"], "source_code;sku;quantity;colour")
        )
        expect(await reading(id)).toMatchObject({
          kind: "csv",
          encoding: "utf-8",
          delimiter: ";",
          sheet: null,
          header_row: 1,
          columns: [
            { index: 1, name: "source_code" },
            { index: 2, name: "sku" },
            { index: 3, name: "quantity" },
            { index: 4, name: "colour" },
          ],
          profile_id: null,
          notes: [
            {
              code: "unknown_column",
              message: 'The column "colour" is not known; it is ignored.',
            },
          ],
        })
      })

      it("is not told before the file is read", async () => {
        const { id, number } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8"])
        )
        for (const status of ["uploaded", "checking"]) {
          await changeImport(id, { status })
          const { status: answered, data } = await admin.get(
            `/admin/stock-imports/${id}/reading`
          )
          expect(answered).toBe(409)
          expect(data.message).toBe(
            `Stock import #${number} is ${status}: what its file was taken for is known when it is checked.`
          )
        }
        await changeImport(id, { status: "checked" })
      })

      it("of an import of an earlier version is what its record says", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin;SHIRT;8"], "source_code;sku;quantity")
        )
        await changeImport(id, { reading: null })
        expect(await reading(id)).toMatchObject({
          kind: "csv",
          encoding: "utf-8",
          delimiter: ";",
          header_row: null,
          columns: [],
          mapping: {},
        })
      })

      it("is what it was where the file is checked again as it is", async () => {
        const { id } = await check(admin, stockCsv(["berlin,SHIRT,1,8"]))
        const before = await reading(id)
        const again = await checkAgain(id, {})
        expect(again.status).toBe("checked")
        expect(await reading(id)).toEqual(before)
        expect(await rows(admin, id)).toMatchObject([
          { sku: "SHIRT", after: { quantity: 8 } },
        ])
      })
    })
  },
})
