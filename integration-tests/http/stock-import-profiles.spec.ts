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

    describe("profiles", () => {
      const PROFILES = "/admin/stock-import-profiles"
      const NORTH = {
        name: "Supplier North",
        reading: {
          delimiter: ";",
          mapping: { sku: { column: "Teil" }, quantity: { column: "Zahl" } },
        },
        options: { behavior: "snapshot", validation_strategy: "skip_errors" },
        replacements: [{ column: "sku", from: "SHRT", to: "SHIRT" }],
      }
      const save = async (body: object) =>
        expectOk(await admin.post(PROFILES, body)).stock_import_profile
      const refusal = async (
        answer: Promise<{ status: number; data: any }>
      ) => {
        const { status, data } = await answer
        return [status, data.code ?? null, data.message]
      }

      it("are saved, read, listed, changed and deleted", async () => {
        const saved = await save({ ...NORTH, header: ["Teil", "Zahl"] })
        expect(saved).toMatchObject({
          ...NORTH,
          id: expect.stringMatching(/^simppro_/),
          built_in: false,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          created_by: expect.stringMatching(/^user_/),
        })
        const path = `${PROFILES}/${saved.id}`
        const changed = expectOk(
          await admin.post(path, { replacements: [], header: null })
        ).stock_import_profile
        expect(changed).toMatchObject({
          ...NORTH,
          replacements: [],
          fingerprint: null,
        })
        expect(
          expectOk(await admin.get(`${path}?fields=name`)).stock_import_profile
        ).toEqual({ id: saved.id, name: "Supplier North" })
        expect(expectOk(await admin.delete(path))).toEqual({
          id: saved.id,
          object: "stock_import_profile",
          deleted: true,
        })
        expect((await admin.get(path)).status).toBe(404)
        // The name is free again.
        await save({ name: "supplier north" })
      })

      it("are listed page by page, the built-in ones first", async () => {
        for (const name of ["B", "A", "C"]) {
          await save({ name })
        }
        const names = async (query: string) => {
          const list = expectOk(await admin.get(`${PROFILES}?${query}`))
          return [
            list.count,
            ...list.stock_import_profiles.map(({ name }: any) => name),
          ]
        }
        const builtIn = ["magento", "medusa", "shopify", "woocommerce"]
        expect(await names("")).toEqual([7, ...builtIn, "A", "B", "C"])
        expect(await names("limit=3&offset=3")).toEqual([
          7,
          "woocommerce",
          "A",
          "B",
        ])
        expect(await names("limit=2")).toEqual([7, "magento", "medusa"])
        expect(await names("offset=4&order=-name")).toEqual([7, "C", "B", "A"])
        expect(await names("q=shop")).toEqual([1, "shopify"])
      })

      it("are refused where a name is taken, or they come with the plugin", async () => {
        const { id } = await save({ name: "Taken" })
        const other = await save({ name: "Other" })
        const taken = (name: string) => [
          409,
          "profile_name_taken",
          `There is a profile called "${name}" already; names are unique whatever their case.`,
        ]
        expect(await refusal(admin.post(PROFILES, { name: "TAKEN" }))).toEqual(
          taken("TAKEN")
        )
        expect(
          await refusal(admin.post(PROFILES, { name: "Shopify" }))
        ).toEqual(taken("Shopify"))
        expect(
          await refusal(
            admin.post(`${PROFILES}/${other.id}`, { name: "taken" })
          )
        ).toEqual(taken("taken"))
        expectOk(await admin.post(`${PROFILES}/${id}`, { name: "taken" }))
        for (const answer of [
          admin.post(`${PROFILES}/shopify`, { name: "Mine" }),
          admin.delete(`${PROFILES}/shopify`),
        ]) {
          expect((await refusal(answer)).slice(0, 2)).toEqual([
            400,
            "profile_built_in",
          ])
        }
      })
    })
  },
})
