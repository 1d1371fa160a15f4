import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { dumpStock, stockLines } from "../helpers/stock"
import {
  act,
  check,
  importCsv,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"
import { issueText, LOCALES, textsIn } from "../../src/texts"

jest.setTimeout(120_000)

const ROUTE = "/admin/stock-imports"
const storedFiles = useFileFolder()

storeSuite({
  moduleName: "stock-imports",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(container, { berlin: "Berlin", paris: "Paris" }, [
        { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
        { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
        { source: "paris", sku: "SHIRT", withheld: "7", status: 0 },
      ])
    })

    const get = async (path: string) => expectOk(await admin.get(path))
    const read = async (id: string) =>
      (await get(`${ROUTE}/${id}`)).stock_import
    const me = async () => (await get("/admin/users/me")).user.id
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)

    describe("an upload", () => {
      it("answers 202 with the import, which is checked next", async () => {
        const { status, data } = await upload(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "paris,CAP,1,2.5"]),
          { filename: "autumn.csv" }
        )
        expect(status).toBe(202)
        const { id } = data.stock_import
        expect(Object.keys(data)).toEqual(["stock_import"])
        const number = expect.any(Number)
        expect(data.stock_import).toMatchObject({
          id: expect.stringMatching(/^simp_/),
          status: expect.stringMatching(/^(checking|checked)$/),
          behavior: "append",
          filename: "autumn.csv",
          counts: {
            rows: number,
            create: number,
            update: number,
            unchanged: number,
            delete: number,
            skip: number,
            error: number,
            warning: number,
          },
          progress: { phase: expect.any(String), done: number, total: number },
          totals: expect.any(Array),
          alarms: expect.any(Array),
          created_by: await me(),
          created_at: date,
          applied_at: null,
          undone_at: null,
          error: null,
        })
        expect(data.stock_import).toHaveProperty("checked_at")

        expect(await settled(admin, id)).toMatchObject({
          id,
          status: "checked",
          counts: {
            rows: 2,
            create: 1,
            update: 1,
            unchanged: 0,
            delete: 0,
            skip: 0,
            error: 0,
          },
          progress: { phase: "done", done: 2, total: 2 },
          totals: [
            { source_code: "berlin", before: 5, after: 8 },
            { source_code: "paris", before: 0, after: 2.5 },
          ],
          checked_at: date,
          error: null,
        })
      })

      it("writes nothing before it is applied, and then what the file says", async () => {
        const before = await dumpStock(container)
        const { id } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "paris,SHIRT,1,3", "paris,CAP,0,2.5"])
        )
        expect(await dumpStock(container)).toEqual(before)
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          applied_at: date,
          applied_by: await me(),
          counts: { rows: 3, create: 1, update: 2, error: 0 },
          progress: { phase: "done", done: 3, total: 3 },
        })
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,20",
          "berlin,SHIRT,1,8",
          "paris,CAP,0,2.5",
          "paris,SHIRT,1,3",
        ])
      })

      it("gives the file back byte by byte, also for what is rejected", async () => {
        const csv = '\ufeffsource_code;sku;quantity\r\nnowhere;"a;b";abc\r\n'
        const { id, status } = await check(admin, csv)
        expect(status).toBe("rejected")
        const answer = await api.get(`${ROUTE}/${id}/file`, {
          headers: admin.headers,
          responseType: "arraybuffer",
        })
        expect(Buffer.from(answer.data)).toEqual(Buffer.from(csv))
        expect(answer.headers).toMatchObject({
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="stock_sources.csv"',
        })
      })
    })

    describe("apply=true", () => {
      // A source that no file has named yet is something that an admin may have to confirm.
      beforeEach(() => importCsv(admin, stockCsv(["berlin,SHIRT,1,6"])))

      it("applies by itself where no row is in error", async () => {
        const sent = await upload(admin, stockCsv(["berlin,SHIRT,1,8"]), {
          apply: true,
        })
        const { id } = sent.data.stock_import
        await waitFor(
          "the import to be applied",
          () => read(id),
          ({ status }) => status === "applied"
        )
        expect(await stockLines(admin)).toContain("berlin,SHIRT,1,8")
      })

      it.each<[string, Record<string, string>]>([
        ["skip_errors", { validation_strategy: "skip_errors" }],
        ["allowed_errors", { allowed_errors: "1" }],
      ])(
        "waits for an admin where a row is in error, though %s lets it through",
        async (_, options) => {
          const before = await dumpStock(container)
          const { id } = await check(
            admin,
            stockCsv(["berlin,SHIRT,1,8", "berlin,NOPE,1,8"]),
            { ...options, apply: "true" }
          )
          await waitFor("the check's workflow to end", async () => {
            const [run] = await container
              .resolve(Modules.WORKFLOW_ENGINE)
              .listWorkflowExecutions(
                { workflow_id: "check-stock-import" },
                { order: { created_at: "DESC" }, take: 1 }
              )
            return run?.state === "done"
          })
          expect(await read(id)).toMatchObject({ status: "checked" })
          expect(await dumpStock(container)).toEqual(before)
        }
      )
    })

    describe("the list", () => {
      const ids: Record<string, string> = {}

      beforeEach(async () => {
        ids.a = (
          await check(admin, stockCsv(["berlin,SHIRT,1,8"]), {
            filename: "a-autumn.csv",
          })
        ).id
        ids.c = (
          await check(admin, stockCsv(["berlin,NOPE,1,8"]), {
            filename: "c-winter.csv",
            behavior: "replace",
          })
        ).id
        ids.b = (
          await check(admin, stockCsv(["berlin,SHIRT,,"]), {
            filename: "b-autumn.csv",
            behavior: "delete",
          })
        ).id
      })

      it("takes filters, order and a page", async () => {
        const cases: [string, string, number?][] = [
          ["", "b c a"],
          ["status=checked", "b a"],
          ["status[]=checked&status[]=rejected", "b c a"],
          ["behavior=replace", "c"],
          ["behavior[]=replace&behavior[]=delete", "b c"],
          ["q=autumn", "b a"],
          ["q=nothing", ""],
          ["created_by=user_none", ""],
          ["created_at[$lt]=2020-01-01", ""],
          ["created_at[$gt]=2020-01-01", "b c a"],
          ["order=filename", "a b c"],
          ["order=-filename", "c b a"],
          ["order=created_at", "a c b"],
          ["order=filename&limit=1&offset=1", "b", 3],
        ]
        const found = []
        for (const [query] of cases) {
          const { stock_imports, ...page } = await get(`${ROUTE}?${query}`)
          const names = stock_imports.map(({ filename }: any) => filename[0])
          found.push([query, names.join(" "), page])
        }
        expect(found).toEqual(
          cases.map(([query, names, total]) => {
            const asked = new URLSearchParams(query)
            return [
              query,
              names,
              {
                count: total ?? names.split(" ").filter(Boolean).length,
                limit: Number(asked.get("limit") ?? 20),
                offset: Number(asked.get("offset") ?? 0),
              },
            ]
          })
        )
      })

      it("filters by ids and by who uploaded, and gives the fields asked for", async () => {
        const other = await createAdmin(container, api, "other@example.com")
        const { id } = await check(other, stockCsv(["berlin,SHIRT,1,8"]))
        const { user } = expectOk(await other.get("/admin/users/me"))
        const { stock_imports } = await get(
          `${ROUTE}?created_by=${user.id}&fields=id,status`
        )
        expect(stock_imports).toEqual([{ id, status: "checked" }])
        const found = await get(`${ROUTE}?id[]=${ids.a}&id[]=${ids.c}`)
        expect(found.count).toBe(2)
      })

      it("refuses a filter that it does not know or understand with 400", async () => {
        for (const query of ["behavior=add", "limit=abc", "color=red"]) {
          const { status, data } = await admin.get(`${ROUTE}?${query}`)
          expect({ query, status, data }).toMatchObject({
            status: 400,
            data: { type: "invalid_data" },
          })
        }
      })

      it("shows each as its own page does", async () => {
        const { stock_imports } = await get(`${ROUTE}?id=${ids.a}`)
        expect(stock_imports[0]).toEqual(await read(ids.a))
      })
    })

    it("answers 404 for an import that is not there, on every route", async () => {
      for (const [method, path] of [
        ["get", ""],
        ["delete", ""],
        ["get", "/rows"],
        ["get", "/report"],
        ["get", "/file"],
        ["post", "/apply"],
        ["post", "/undo"],
        ["post", "/cancel"],
      ] as ["get" | "post" | "delete", string][]) {
        const { status, data } = await admin[method](
          `${ROUTE}/simp_none${path}`
        )
        expect({ method, path, status, data }).toMatchObject({
          status: 404,
          data: { message: expect.stringContaining("simp_none") },
        })
      }
    })

    describe("the rows", () => {
      let id: string

      beforeEach(async () => {
        id = (
          await check(
            admin,
            stockCsv([
              "berlin,SHIRT,1,8",
              "BERLIN,CAP,1,20",
              "paris,SHIRT,,7",
              "paris,CAP,0,1.5",
              "nowhere,CAP,1,1",
              "berlin,NOPE,1,abc",
            ])
          )
        ).id
      })

      it("say for each line what becomes of it", async () => {
        expect(
          (await rows(admin, id)).map(
            ({ issues, ...row }: Record<string, any>) => ({
              ...row,
              codes: issues
                .filter(({ severity }: any) => severity === "error")
                .map(({ code }: any) => code),
            })
          )
        ).toMatchObject([
          {
            row_number: 2,
            source_code: "berlin",
            sku: "SHIRT",
            outcome: "update",
            before: { status: 1, quantity: 5 },
            after: { status: 1, quantity: 8 },
            codes: [],
          },
          {
            row_number: 3,
            source_code: "berlin",
            outcome: "unchanged",
            before: { status: 1, quantity: 20 },
            after: { status: 1, quantity: 20 },
          },
          {
            row_number: 4,
            outcome: "update",
            before: { status: 0, quantity: 7 },
            after: { status: 1, quantity: 7 },
          },
          {
            row_number: 5,
            outcome: "create",
            before: null,
            after: { status: 0, quantity: 1.5 },
          },
          {
            row_number: 6,
            source_code: "nowhere",
            outcome: "error",
            codes: ["unknown_source"],
          },
          {
            row_number: 7,
            sku: "NOPE",
            outcome: "error",
            codes: ["unknown_sku", "invalid_quantity"],
          },
        ])
      })

      it("take filters and a page", async () => {
        const cases: [string, number[], number?][] = [
          ["outcome=update", [2, 4]],
          ["outcome[]=create&outcome[]=unchanged", [3, 5]],
          ["issue=unknown_sku", [7]],
          ["issue[]=unknown_sku&issue[]=unknown_source", [6, 7]],
          ["source_code=Berlin", [2, 3, 7]],
          ["source_code[]=paris&source_code[]=nowhere", [4, 5, 6]],
          ["q=cap", [3, 5, 6]],
          ["q=nowh", [6]],
          ["q=%25", []],
          ["outcome=error&source_code=berlin", [7]],
          ["limit=2", [2, 3], 6],
          ["limit=2&offset=4", [6, 7], 6],
          ["limit=0", [], 6],
        ]
        const found = []
        for (const [query] of cases) {
          const answer = await get(`${ROUTE}/${id}/rows?${query}`)
          const { rows: page, ...rest } = answer
          found.push([query, page.map((row: any) => row.row_number), rest])
        }
        expect(found).toEqual(
          cases.map(([query, numbers, total = numbers.length]) => {
            const asked = new URLSearchParams(query)
            return [
              query,
              numbers,
              {
                count: total,
                limit: Number(asked.get("limit") ?? 50),
                offset: Number(asked.get("offset") ?? 0),
              },
            ]
          })
        )
      })

      it("refuse a filter that they do not know or understand with 400", async () => {
        for (const query of [
          "outcome=lost",
          "limit=10001",
          "offset=-1",
          "color=red",
        ]) {
          const { status } = await admin.get(`${ROUTE}/${id}/rows?${query}`)
          expect({ query, status }).toEqual({ query, status: 400 })
        }
      })
    })

    describe("the report", () => {
      const HEADER = "Note;SKU;source_code;quantity"

      it("holds the failing lines as they came, and applies once it is fixed", async () => {
        const { id } = await check(
          admin,
          [
            HEADER,
            "fine;SHIRT;berlin;8",
            '"says ""hi""; twice";NOPE;berlin; 9 ',
            "fine;CAP;berlin;1",
            "x;CAP;paris;abc",
            "",
          ].join("\n")
        )
        const answer = await admin.get(`${ROUTE}/${id}/report`)
        expect(answer.headers).toMatchObject({
          "content-type": "text/csv; charset=utf-8",
          "content-disposition":
            'attachment; filename="errors-stock_sources.csv"',
        })
        const lines = answer.data.split("\n")
        expect(lines).toHaveLength(4)
        expect(lines[0]).toBe(`row_number;errors;${HEADER}`)
        expect(lines[1]).toMatch(
          /^3;.*NOPE.*;"says ""hi""; twice";NOPE;berlin; 9 $/
        )
        expect(lines[2]).toMatch(/^5;.*abc.*;x;CAP;paris;abc$/)

        const fixed = answer.data
          .replace(/;NOPE;berlin; 9 /, ";SHIRT;berlin; 9 ")
          .replace(/;abc\n/, ";4\n")
        expect(await importCsv(admin, fixed)).toMatchObject({
          status: "applied",
          counts: { rows: 2, error: 0 },
        })
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,20",
          "berlin,SHIRT,1,9",
          "paris,CAP,1,4",
          "paris,SHIRT,0,7",
        ])
      })

      it("is said in the language that is asked for, from what the rows' issues give", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin,NOPE,1,1", "berlin,SHIRT,1,-5"])
        )
        const lines = await rows(admin, id)
        for (const locale of LOCALES) {
          const { data } = await admin.get(
            `${ROUTE}/${id}/report?locale=${locale}`
          )
          for (const { row_number, issues } of lines) {
            for (const issue of issues) {
              expect(issue.params).toBeDefined()
              const said = issueText(textsIn(locale), issue, {
                row: row_number,
              })
              expect(data).toContain(said.replaceAll('"', '""'))
            }
          }
        }
        const english = await admin.get(`${ROUTE}/${id}/report`)
        expect(english.data).toContain(
          lines[0].issues[0].message.replaceAll('"', '""')
        )
      })

      it("is said in the language that is asked for, where the file cannot be read", async () => {
        const broken = await check(admin, "source_code,sku\nberlin,SHIRT\n")
        const [issue] = broken.issues
        expect(issue).toMatchObject({
          code: "missing_column",
          params: { missing: '"quantity"' },
        })
        for (const locale of LOCALES) {
          const { data } = await admin.get(
            `${ROUTE}/${broken.id}/report?locale=${locale}`
          )
          const said = issueText(textsIn(locale), issue)
          expect(data).toContain(said.replaceAll('"', '""'))
        }
      })

      it("in a language that there is none of is a 400 that names the parameter", async () => {
        const { id } = await check(admin, stockCsv(["berlin,NOPE,1,1"]))
        const { status, data } = await admin.get(
          `${ROUTE}/${id}/report?locale=xx`
        )
        expect({ status, data }).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("locale") },
        })
      })

      it("has only its header where no line fails", async () => {
        const { id } = await check(admin, stockCsv(["berlin,SHIRT,1,8"]))
        const { data } = await admin.get(`${ROUTE}/${id}/report`)
        expect(data).toBe("row_number,errors,source_code,sku,status,quantity\n")
      })
    })

    describe("the sample", () => {
      it("of a store with stock holds its own lines: unchanged when it is imported", async () => {
        const { data, headers } = await admin.get(`${ROUTE}/sample`)
        expect(headers["content-disposition"]).toContain(
          "stock_sources_sample.csv"
        )
        expect(data.trim().split("\n")).toEqual([
          "source_code,sku,status,quantity",
          "berlin,CAP,1,20",
          "berlin,SHIRT,1,5",
          "paris,SHIRT,0,7",
        ])
        expect(await check(admin, data)).toMatchObject({
          status: "checked",
          counts: { rows: 3, unchanged: 3 },
        })
      })

      it("of a store without stock assigns its SKUs to the default source", async () => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        await knex("stock_source_item_note").del()
        await knex("inventory_level").del()
        await knex("stock_source")
          .where({ code: "paris" })
          .update({ is_default: true })
        const { data } = await admin.get(`${ROUTE}/sample`)
        expect(await check(admin, data)).toMatchObject({
          status: "checked",
          counts: { rows: 2, create: 2 },
        })
        expect(data).toContain("paris,SHIRT,1,10\n")
      })
    })

    describe("an act in the wrong status", () => {
      const refused = async (id: string, action: string, status: string) => {
        const { number } = await read(id)
        const answer =
          action === "delete"
            ? await admin.delete(`${ROUTE}/${id}`)
            : await admin.post(`${ROUTE}/${id}/${action}`)
        expect(answer).toMatchObject({
          status: 409,
          data: {
            message: expect.stringContaining(`#${number} is ${status}`),
          },
        })
      }

      it("is refused with 409 that names the status, and changes nothing", async () => {
        const csv = stockCsv(["berlin,SHIRT,1,8"])
        const { id } = await check(admin, csv)
        await refused(id, "undo", "checked")
        await act(admin, id, "apply")
        for (const action of ["apply", "cancel"]) {
          await refused(id, action, "applied")
        }
        await act(admin, id, "undo")
        for (const action of ["apply", "undo", "cancel"]) {
          await refused(id, action, "undone")
        }
        expect(await read(id)).toMatchObject({
          status: "undone",
          undone_at: date,
          undone_by: await me(),
        })
        expect(await stockLines(admin)).toContain("berlin,SHIRT,1,5")

        const rejected = await check(admin, stockCsv(["berlin,NOPE,1,8"]))
        for (const action of ["apply", "undo"]) {
          await refused(rejected.id, action, "rejected")
        }
        const canceled = await check(admin, csv)
        expect(await act(admin, canceled.id, "cancel")).toMatchObject({
          status: "canceled",
          canceled_at: date,
        })
        for (const action of ["apply", "undo", "cancel"]) {
          await refused(canceled.id, action, "canceled")
        }
        expect(await stockLines(admin)).toContain("berlin,SHIRT,1,5")
      })

      it("while one import writes, no other may: 409 with the one that writes", async () => {
        const other = await check(admin, stockCsv(["berlin,CAP,1,8"]))
        const applied = await importCsv(admin, stockCsv(["paris,CAP,1,8"]))
        const { id, number } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8"])
        )
        // Held as a cart would hold it: the import waits for its lock.
        const locking = container.resolve(Modules.LOCKING)
        await locking.acquire("iitem_SHIRT", { ownerId: "a cart" })
        try {
          const started = await admin.post(`${ROUTE}/${id}/apply`, {
            confirm: (await read(id)).alarms.map(({ code }: any) => code),
          })
          expect(started).toMatchObject({
            status: 202,
            data: { stock_import: { id, status: "applying" } },
          })
          for (const [blocked, action, status] of [
            [other.id, "apply", "checked"],
            [applied.id, "undo", "applied"],
          ]) {
            const { alarms } = await read(blocked)
            const answer = await admin.post(
              `${ROUTE}/${blocked}/${action}`,
              action === "apply"
                ? { confirm: alarms.map(({ code }: any) => code) }
                : {}
            )
            expect(answer).toMatchObject({
              status: 409,
              data: {
                message: expect.stringContaining(`#${number} is applying`),
              },
            })
            expect(await read(blocked)).toMatchObject({ status })
          }
          for (const action of ["apply", "undo", "delete"]) {
            await refused(id, action, "applying")
          }
        } finally {
          await locking.release("iitem_SHIRT", { ownerId: "a cart" })
        }
        expect(await settled(admin, id)).toMatchObject({ status: "applied" })
        expect(await act(admin, other.id, "apply")).toMatchObject({
          status: "applied",
        })
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,8",
          "berlin,SHIRT,1,8",
          "paris,CAP,1,8",
          "paris,SHIRT,0,7",
        ])
      })
    })

    describe("an import that is deleted", () => {
      it("is gone with its plan and its file; stock stays", async () => {
        const before = storedFiles()
        const { id } = await importCsv(admin, stockCsv(["berlin,SHIRT,1,8"]))
        expect(storedFiles()).toHaveLength(before.length + 1)
        const stock = await dumpStock(container)

        expect(expectOk(await admin.delete(`${ROUTE}/${id}`))).toEqual({
          id,
          object: "stock_import",
          deleted: true,
        })
        for (const path of ["", "/rows", "/file"]) {
          expect((await admin.get(`${ROUTE}/${id}${path}`)).status).toBe(404)
        }
        expect((await get(ROUTE)).count).toBe(0)
        expect(storedFiles()).toEqual(before)
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        expect(await knex("stock_import_row")).toEqual([])
        expect(await dumpStock(container)).toEqual(stock)
      })
    })
  },
})
