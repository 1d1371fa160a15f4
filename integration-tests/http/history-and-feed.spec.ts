import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { notifyOfStockImport } from "../../src/workflows/stock-imports/events/notify-of-stock-import"
import { createAdmin } from "../helpers/admin"
import { createClient, expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { act, check, settled, stockCsv, upload } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const ROUTE = "/admin/stock-imports"
useFileFolder()

storeSuite({
  moduleName: "history-and-feed",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(container, { berlin: "Berlin" }, [
        { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
        { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
        { source: "berlin", sku: "", stocked: "1", status: 1 },
      ])
    })

    const get = async (path: string) => expectOk(await admin.get(path))
    const me = async () => (await get("/admin/users/me")).user
    const feed = async (to = ""): Promise<any[]> =>
      (await get(`/admin/notifications?channel=feed${to && `&to=${to}`}`))
        .notifications
    const told = (many: number) =>
      waitFor(`${many} notifications`, feed, ({ length }) => length >= many)
    const apiKey = async (): Promise<Client> => {
      const { api_key } = expectOk(
        await admin.post("/admin/api-keys", { title: "ERP", type: "secret" })
      )
      const token = Buffer.from(`${api_key.token}:`).toString("base64")
      return createClient(api, { authorization: `Basic ${token}` })
    }
    const withoutFeedProvider = async () => {
      const knex: any = container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      await knex("notification_provider").update({ channels: ["email"] })
    }

    describe("the feed", () => {
      it("tells who asked, once for each act, what happened in figures, with a link to the import", async () => {
        const { id, number } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "berlin,CAP,1,20"]),
          { filename: "autumn.csv" }
        )
        await told(1)
        await act(admin, id, "apply")
        await told(2)
        await act(admin, id, "undo")
        const [undone, applied, checked] = await told(3)

        const file = {
          filename: `Open stock import #${number}`,
          url: `/app/stock-imports/${id}`,
          mimeType: "text/html",
        }
        expect(checked).toMatchObject({
          to: (await me()).id,
          template: "admin-ui",
          resource_id: id,
          resource_type: "stock_import",
          data: {
            title: `Stock import #${number} is checked`,
            description:
              "autumn.csv: 1 to update, 1 unchanged. Nothing is written until you apply it.",
            file,
            // For the dashboard, in the admin's language.
            stock_sources: {
              code: "checked",
              params: {
                number,
                filename: "autumn.csv",
                update: 1,
                unchanged: 1,
              },
            },
          },
        })
        expect(applied.data).toMatchObject({
          title: `Stock import #${number} is applied`,
          description: "autumn.csv: 1 updated, 1 unchanged.",
          file,
        })
        expect(undone.data).toMatchObject({
          title: `Stock import #${number} is undone`,
          description: "autumn.csv: everything has been undone.",
          file,
        })

        // A process that died before it noted that it has told comes to tell again.
        await notifyOfStockImport(container, id, "apply", "applied")
        expect(await feed()).toHaveLength(3)
      })

      it("tells why a file is rejected", async () => {
        const { number, error } = await check(
          admin,
          stockCsv(["berlin,HAT,1,8"]),
          { filename: "hats.csv" }
        )
        const [rejected] = await told(1)
        expect(rejected.data).toMatchObject({
          title: `Stock import #${number} is rejected`,
          description: `hats.csv: ${error.message}`,
          stock_sources: { code: "rejected", error },
        })
        expect(error.message).toContain("1 of 1 rows")
      })

      it("tells of an import that applies by itself when it is applied, and not before", async () => {
        const { data } = await upload(admin, stockCsv(["berlin,SHIRT,1,8"]), {
          apply: true,
        })
        await told(1)
        const { status } = await settled(admin, data.stock_import.id)
        expect(status).toBe("applied")
        expect((await feed()).map((one) => one.data.title)).toEqual([
          expect.stringContaining("is applied"),
        ])
      })

      it("says nothing of what an API key does", async () => {
        const erp = await apiKey()
        const { id } = await check(erp, stockCsv(["berlin,SHIRT,1,8"]))
        await act(erp, id, "apply")
        await waitFor(
          "the apply to be told",
          async () => (await get(`${ROUTE}/${id}`)).stock_import.pending_act,
          (pending) => pending === null
        )
        expect(await feed()).toEqual([])
      })

      it("stands a store that has no provider for it", async () => {
        await withoutFeedProvider()
        const { id } = await check(admin, stockCsv(["berlin,SHIRT,1,8"]))
        const applied = await act(admin, id, "apply")
        expect(applied).toMatchObject({ status: "applied", error: null })
      })
    })

    describe("an export in the background", () => {
      const EXPORT = "/admin/source-items/export"

      it("answers 202, and tells who asked how many rows there are, with the file", async () => {
        const { status, data } = await admin.post(
          `${EXPORT}?source_code[]=berlin&quantity[gte]=6&columns[]=sku&columns[]=quantity&expected_quantity=true`
        )
        expect([status, data]).toEqual([
          202,
          { transaction_id: expect.any(String) },
        ])
        const [exported] = await told(1)
        expect(exported).toMatchObject({
          to: (await me()).id,
          data: {
            title: "Stock sources export",
            description: "The stock sources are exported: 1 row.",
            file: { filename: "stock_sources.csv", mimeType: "text/csv" },
          },
        })
        const { url } = exported.data.file
        const key = decodeURIComponent(new URL(url).pathname.split("/").pop()!)
        const file = await container.resolve(Modules.FILE).getAsBuffer(key)
        expect(file.toString()).toBe(
          "sku,quantity,expected_quantity\nCAP,20,20\n"
        )
      })

      it("refuses a column that there is not at once, and tells nothing", async () => {
        const { status, data } = await admin.post(`${EXPORT}?columns[]=price`)
        expect([status, data.message]).toEqual([
          400,
          expect.stringContaining('Unknown column "price"'),
        ])
        expect(await feed()).toEqual([])
      })

      it("is told to all admins where an API key has asked for it", async () => {
        expectOk(await (await apiKey()).post(EXPORT))
        expect(await told(1)).toMatchObject([
          { to: "", data: { description: expect.stringContaining("2 rows") } },
        ])
      })
    })

    it("counts what an export would have: no items without a SKU", async () => {
      const count = async (query: string) =>
        (await get(`/admin/source-items?limit=0&${query}`)).count
      expect(await count("")).toBe(3)
      expect(await count("has_sku=true")).toBe(2)
      expect(await count("has_sku=false")).toBe(1)
    })

    describe("the history", () => {
      it("names who uploaded, applied and undid, and when each act began and ended", async () => {
        const { id: user_id, email } = await me()
        await admin.post(`/admin/users/${user_id}`, {
          first_name: "Ada",
          last_name: "Lovelace",
        })
        const erp = await apiKey()
        const { id } = await check(erp, stockCsv(["berlin,SHIRT,1,8"]))
        const fresh = (await get(`${ROUTE}/${id}`)).stock_import
        expect(fresh).toMatchObject({
          created_by_name: "ERP",
          applied_by_name: null,
          undone_by_name: null,
          apply_began_at: null,
          undo_began_at: null,
        })
        await act(admin, id, "apply")
        const bob = await createAdmin(container, api, "bob@example.com")
        await act(bob, id, "undo")

        const [listed] = (await get(ROUTE)).stock_imports
        expect(listed).toMatchObject({
          created_by_name: "ERP",
          applied_by: user_id,
          applied_by_name: "Ada Lovelace",
          undone_by_name: "bob@example.com",
        })
        const times = [
          listed.checked_at,
          listed.apply_began_at,
          listed.applied_at,
          listed.undo_began_at,
          listed.undone_at,
        ].map((time) => Date.parse(time))
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(email).toBe("admin@example.com")
      })

      it("still names a user who is deleted", async () => {
        const bob = await createAdmin(container, api, "bob@example.com")
        const { id, created_by } = await check(
          bob,
          stockCsv(["berlin,CAP,1,2"])
        )
        expectOk(await admin.delete(`/admin/users/${created_by}`))
        expect((await get(`${ROUTE}/${id}`)).stock_import).toMatchObject({
          created_by_name: "bob@example.com",
        })
      })

      it("finds imports by file name, status, behavior and day", async () => {
        await check(admin, stockCsv(["berlin,CAP,1,2"]), { filename: "a.csv" })
        await check(admin, stockCsv(["berlin,HAT,1,2"]), {
          filename: "b.csv",
          behavior: "snapshot",
        })
        const found = async (query: string) =>
          (await get(`${ROUTE}?${query}`)).stock_imports.map(
            ({ filename }: { filename: string }) => filename
          )
        const yesterday = new Date(Date.now() - 86_400_000).toISOString()
        expect(await found("")).toEqual(["b.csv", "a.csv"])
        expect(await found("order=filename")).toEqual(["a.csv", "b.csv"])
        expect(await found("q=a.c")).toEqual(["a.csv"])
        expect(await found("status[]=checked&status[]=failed")).toEqual([
          "a.csv",
        ])
        expect(await found("behavior=snapshot")).toEqual(["b.csv"])
        expect(await found(`created_at[$gte]=${yesterday}`)).toHaveLength(2)
        expect(await found(`created_at[$lt]=${yesterday}`)).toEqual([])
      })
    })
  },
})
