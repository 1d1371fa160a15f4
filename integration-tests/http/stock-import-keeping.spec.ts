import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { Readable } from "node:stream"
import dropOldStockImportPlans from "../../src/jobs/drop-old-stock-import-plans"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { uploadStockFile } from "../../src/files/upload-stock-file"
import { FileProfile } from "../../src/csv"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { check, importCsv, settled, upload } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const CSV = "source_code,sku,quantity\nberlin,A,7\n"
const TYPE = "text/csv"

storeSuite({
  moduleName: "stock-import-keeping",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(getContainer(), { berlin: "Berlin" }, [
        { source: "berlin", sku: "A", stocked: "5" },
      ])
    })

    const query = async (sql: string, bindings: string[] = []) =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(sql, bindings)
      ).rows
    const send = (key: string, csv = CSV, options = "") =>
      admin.post(`/admin/stock-imports${options}`, csv, {
        "content-type": TYPE,
        "idempotency-key": key,
      })
    const untilToldAll = () =>
      waitFor(
        "all imports to be told",
        () => query("select 1 from stock_import where pending_act is not null"),
        (pending) => !pending.length
      )
    const isThere = (key: string) =>
      getContainer()
        .resolve(Modules.FILE)
        .getDownloadStream(key)
        .then(
          async (stream) => {
            await stream.toArray()
            return true
          },
          () => false
        )
        .catch(() => false)

    describe("an upload with an Idempotency-Key", () => {
      it("leads to the first import when it is sent again, and stores no second file", async () => {
        const options = "?apply=true&confirm[]=new_source"
        const first = await send("key-1", CSV, options)
        const again = await send("key-1", CSV, options)
        expect([first.status, again.status]).toEqual([202, 202])
        expect(again.data.stock_import.id).toBe(first.data.stock_import.id)
        await settled(admin, first.data.stock_import.id)
        expect(await query("select 1 from stock_import")).toHaveLength(1)
        expect(await query("select 1 from stock_import_upload")).toEqual([])
      })

      it("is refused for another file or other options", async () => {
        const { id, number } = (await send("key-1")).data.stock_import
        const otherFile = await send("key-1", `${CSV}berlin,B,1\n`)
        expect(otherFile.status).toBe(422)
        expect(otherFile.data.message).toContain(`stock import #${number}.`)
        const otherOption = await send("key-1", CSV, "?behavior=delete")
        expect(otherOption.status).toBe(422)
        expect(otherOption.data.message).toContain("behavior")
        await settled(admin, id)
      })

      it("makes one import of two that come at once", async () => {
        const answers = await Promise.all([send("key-2"), send("key-2")])
        expect(answers.map(({ status }) => status)).toEqual([202, 202])
        const ids = answers.map(({ data }) => data.stock_import.id)
        expect(new Set(ids).size).toBe(1)
        await settled(admin, ids[0])
        expect(await query("select 1 from stock_import")).toHaveLength(1)
        expect(await query("select 1 from stock_import_upload")).toEqual([])
      })

      it("is as good as any other without one", async () => {
        const [one, two] = await Promise.all([
          upload(admin, CSV),
          upload(admin, CSV),
        ])
        const ids = [one, two].map(({ data }) => data.stock_import.id)
        expect(new Set(ids).size).toBe(2)
        await Promise.all(ids.map((id) => settled(admin, id)))
      })
    })

    describe("an import older than retention_days", () => {
      it("keeps its summary and loses its plan and file", async () => {
        const { id } = await importCsv(admin, CSV)
        const young = await check(admin, CSV)
        const [{ file_key }] = await query(
          "select file_key from stock_import where id = ?",
          [id]
        )
        await query(
          "update stock_import set pending_act = null, updated_at = now() - interval '91 days' where id = ?",
          [id]
        )

        await dropOldStockImportPlans(getContainer())

        const { stock_import } = expectOk(
          await admin.get(`/admin/stock-imports/${id}`)
        )
        expect(stock_import).toMatchObject({
          status: "applied",
          counts: { rows: 1, update: 1 },
        })
        expect(stock_import.plan_dropped_at).not.toBeNull()
        for (const part of ["rows", "report", "file"]) {
          const { status, data } = await admin.get(
            `/admin/stock-imports/${id}/${part}`
          )
          expect(status).toBe(410)
          expect(data.message).toContain("retention_days")
        }
        const undo = await admin.post(`/admin/stock-imports/${id}/undo`)
        expect(undo.status).toBe(400)
        expect(undo.data.message).toContain("retention_days")
        expect(await isThere(file_key)).toBe(false)
        expect(
          expectOk(await admin.get(`/admin/stock-imports/${young.id}/rows`))
        ).toMatchObject({ count: 1 })
      })

      it("stays as long as an act of it is not finished", async () => {
        await check(admin, CSV)
        await untilToldAll()
        await query(
          "update stock_import set pending_act = 'apply', updated_at = now() - interval '91 days'"
        )
        await getContainer()
          .resolve(STOCK_SOURCE_MODULE)
          .retireOldStockImportPlans()
        expect(await query("select plan_dropped_at from stock_import")).toEqual(
          [{ plan_dropped_at: null }]
        )
      })

      it("is swept up where a deletion died half way", async () => {
        const { id } = await check(admin, CSV)
        await untilToldAll()
        const [{ file_key }] = await query("select file_key from stock_import")
        await getContainer().resolve(STOCK_SOURCE_MODULE).hideStockImports([id])
        await dropOldStockImportPlans(getContainer())
        expect(await query("select 1 from stock_import_row")).toEqual([])
        expect(await isThere(file_key)).toBe(false)
      })
    })

    it("goes on with the others where one file cannot be deleted", async () => {
      const container = getContainer()
      const files = container.resolve(Modules.FILE)
      const old = []
      for (let n = 0; n < 3; n++) {
        const { id } = await check(admin, CSV)
        old.push(id)
      }
      await untilToldAll()
      await query(
        "update stock_import set updated_at = now() - interval '91 days'"
      )
      const [first] = await query(
        "select file_key from stock_import order by number"
      )
      const refused = jest
        .spyOn(files, "deleteFiles")
        .mockImplementation(async (keys) => {
          if ([keys].flat().includes(first.file_key)) {
            throw new Error("access denied")
          }
        })
      await dropOldStockImportPlans(container)
      refused.mockRestore()
      expect(
        await query("select file_key from stock_import order by number")
      ).toEqual([first, { file_key: "" }, { file_key: "" }])
      await dropOldStockImportPlans(container)
      expect(
        await query("select 1 from stock_import where file_key <> ''")
      ).toEqual([])
    })

    it("is deleted though its file cannot be just now, which is tried again by night", async () => {
      const container = getContainer()
      const files = container.resolve(Modules.FILE)
      const { id } = await check(admin, CSV)
      const refused = jest
        .spyOn(files, "deleteFiles")
        .mockRejectedValue(new Error("access denied"))
      const { status } = await admin.delete(`/admin/stock-imports/${id}`)
      refused.mockRestore()
      expect(status).toBe(200)
      expect((await admin.get(`/admin/stock-imports/${id}`)).status).toBe(404)
      await dropOldStockImportPlans(container)
      expect(
        await query("select 1 from stock_import where file_key <> ''")
      ).toEqual([])
    })

    it("deletes the file of an upload that died before an import had it", async () => {
      const { key } = await uploadStockFile(
        getContainer(),
        Readable.from([CSV]).pipe(new FileProfile()),
        "orphan.csv"
      )
      await dropOldStockImportPlans(getContainer())
      expect(await isThere(key)).toBe(true)

      await query(
        "update stock_import_upload set created_at = now() - interval '25 hours'"
      )
      await dropOldStockImportPlans(getContainer())
      expect(await isThere(key)).toBe(false)
      expect(await query("select 1 from stock_import_upload")).toEqual([])
    })

    it("deletes the files of the other uploads that died where one file cannot be deleted", async () => {
      const container = getContainer()
      const files = container.resolve(Modules.FILE)
      const keys: string[] = []
      for (let n = 0; n < 3; n++) {
        const csv = Readable.from([CSV]).pipe(new FileProfile())
        const name = `orphan-${n}.csv`
        keys.push((await uploadStockFile(container, csv, name)).key)
      }
      await query(
        "update stock_import_upload set created_at = now() - interval '25 hours'"
      )
      const found = await container
        .resolve(STOCK_SOURCE_MODULE)
        .listOrphanedUploads()
      expect([...found].sort()).toEqual([...keys].sort())
      // Before the others.
      const [stuck, ...others] = found
      const deleteFiles = files.deleteFiles.bind(files)
      const refused = jest
        .spyOn(files, "deleteFiles")
        .mockImplementation(async (asked) => {
          if ([asked].flat().includes(stuck)) {
            throw new Error("access denied")
          }
          await deleteFiles(asked)
        })
      await dropOldStockImportPlans(container)
      refused.mockRestore()
      const left = () => query("select file_key from stock_import_upload")
      expect(await left()).toEqual([{ file_key: stuck }])
      expect(await Promise.all(others.map(isThere))).toEqual([false, false])

      await dropOldStockImportPlans(container)
      expect(await left()).toEqual([])
      expect(await isThere(stuck)).toBe(false)
    })

    describe("the events of an import", () => {
      it("come as server-sent events until it has settled", async () => {
        const { stock_import } = expectOk(await upload(admin, CSV))
        const { status, data, headers } = await admin.get(
          `/admin/stock-imports/${stock_import.id}/events`
        )
        expect(status).toBe(200)
        expect(headers["content-type"]).toBe("text/event-stream")
        const shown = [
          ...data.matchAll(/^event: stock_import\ndata: (.*)$/gm),
        ].map(([, json]) => JSON.parse(json))
        expect(shown.at(-1)).toMatchObject({
          id: stock_import.id,
          status: "checked",
          pending_act: null,
          progress: { phase: "done" },
        })
      })

      it("are 404 of an import that is not there", async () => {
        const { status } = await admin.get(
          "/admin/stock-imports/simp_no/events"
        )
        expect(status).toBe(404)
      })
    })
  },
})
