/** @jest-environment node */
import { once } from "node:events"
import http from "node:http"
import { english, type TextParams } from "../../src/texts"
import { errorText } from "../../src/texts/error-text"
import { createAdmin } from "../helpers/admin"
import {
  createClient,
  expectOk,
  type Answer,
  type Client,
} from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  check,
  form,
  importCsv,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder, usePluginOptions } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const LIMIT = 20_000
const ROUTE = "/admin/stock-imports"
const CSV = stockCsv(["berlin,SHIRT,1,8"])
const file = (text = CSV, name = "autumn.csv") =>
  new File([text], name, { type: "text/csv" })

usePluginOptions({ max_file_size: LIMIT, max_rows: 3 })
const storedFiles = useFileFolder()

storeSuite({
  moduleName: "stock-imports-upload",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let filesBefore: string[]

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(
        getContainer(),
        { berlin: "Berlin", paris: "Paris" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "paris", sku: "SHIRT", stocked: "5", status: 1 },
        ]
      )
    })

    beforeEach(() => {
      filesBefore = storedFiles()
    })

    const count = async () => (await admin.get(ROUTE)).data.count
    const newFiles = () =>
      storedFiles().filter((name) => !filesBefore.includes(name))
    const nothingStays = async () => {
      await waitFor(
        "the file to go",
        async () => newFiles(),
        (files) => !files.length
      )
      expect(await count()).toBe(0)
    }
    const sendForm = async (
      parts: [string, string | File][],
      query = ""
    ): Promise<Answer> => {
      const { body, headers } = await form(parts)
      return admin.post(`${ROUTE}?${query}`, body, headers)
    }

    describe("the file", () => {
      const OPTIONS = {
        behavior: "replace",
        validation_strategy: "skip_errors",
        allowed_errors: "2",
        delimiter: ",",
        encoding: "utf-8",
        filename: "shown.csv",
      }
      const fields = Object.entries(OPTIONS)
      const query = new URLSearchParams(OPTIONS).toString()

      it.each<[string, () => Promise<Answer>]>([
        ["a raw body, options in the query", () => upload(admin, CSV, OPTIONS)],
        [
          "a form, fields before the file",
          () => sendForm([...fields, ["file", file()]]),
        ],
        [
          "a form, fields behind the file",
          () => sendForm([["file", file()], ...fields]),
        ],
        [
          "a form, options in the query",
          () => sendForm([["file", file()]], query),
        ],
      ])("is taken as %s", async (_, send) => {
        const { status, data } = await send()
        expect({ status, data }).toMatchObject({
          status: 202,
          data: {
            stock_import: {
              ...OPTIONS,
              allowed_errors: 2,
              file_size: CSV.length,
            },
          },
        })
        const { id } = data.stock_import
        expect(await settled(admin, id)).toMatchObject({
          status: "checked",
          counts: { rows: 1, update: 1 },
        })
        expect((await admin.get(`${ROUTE}/${id}/file`)).data).toBe(CSV)
      })

      it("has its own name where a form gives one, and a default name as a raw body", async () => {
        const sent = await sendForm([["file", file(CSV, "Größen & Co.csv")]])
        expect(sent.data.stock_import.filename).toBe("Größen & Co.csv")
        const raw = await upload(admin, CSV)
        expect(raw.data.stock_import.filename).toBe("stock_sources.csv")
        await settled(admin, sent.data.stock_import.id)
        await settled(admin, raw.data.stock_import.id)
      })

      it("is refused with the reason where its header holds a NUL character", async () => {
        const sent = await upload(admin, CSV.replace("sku", "s\0ku"))
        expect(await settled(admin, sent.data.stock_import.id)).toMatchObject({
          status: "rejected",
          error: { code: "missing_column" },
        })
      })

      it("cannot be named with control characters, which PostgreSQL does not all hold", async () => {
        const answer = await upload(admin, CSV, { filename: "a\u0001.csv" })
        expect(answer).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("no control characters") },
        })
      })

      it("is taken with every content type that browsers and tools give a CSV", async () => {
        for (const type of [
          "text/csv; charset=utf-8",
          "text/plain",
          "text/tab-separated-values",
          "application/octet-stream",
          "application/vnd.ms-excel",
        ]) {
          const { status, data } = await admin.post(ROUTE, CSV, {
            "content-type": type,
          })
          expect({ type, status }).toEqual({ type, status: 202 })
          await settled(admin, data.stock_import.id)
        }
      })

      it.each<[string, () => Promise<Answer>, string[]]>([
        [
          "another content type",
          () => admin.post(ROUTE, "{}", { "content-type": "application/yaml" }),
          ["application/yaml", "text/csv", "multipart/form-data", '"file"'],
        ],
        [
          "another field of the form",
          () => sendForm([["stock", file()]]),
          ['"stock"', '"file"'],
        ],
        [
          "no file in the form",
          () => sendForm([["behavior", "append"]]),
          ["no file", '"file"'],
        ],
        [
          "a form without a boundary",
          () =>
            admin.post(ROUTE, "x", { "content-type": "multipart/form-data" }),
          ["cannot be read"],
        ],
        [
          "a form that breaks off",
          async () => {
            const { body, headers } = await form([["file", file()]])
            return admin.post(ROUTE, body.subarray(0, -40), headers)
          },
          ["cannot be read"],
        ],
      ])("is refused with 400 where it comes as %s", async (_, send, says) => {
        const { status, data } = await send()
        expect({ status, data }).toMatchObject({
          status: 400,
          data: { type: "invalid_data" },
        })
        says.forEach((part) => expect(data.message).toContain(part))
        await nothingStays()
      })
    })

    it("refuses a bad option with 400 that names it and what is allowed, in the query and in the form", async () => {
      const cases: [string, string, string[]][] = [
        ["behavior", "add", ["append", "replace", "delete"]],
        ["validation_strategy", "none", ["stop_on_errors", "skip_errors"]],
        ["allowed_errors", "-1", ["0"]],
        ["allowed_errors", "few", ["number"]],
        ["delimiter", "#", [",", ";", "|"]],
        ["encoding", "klingon", ["utf-8", "windows-1252"]],
        ["apply", "perhaps", ["true", "false"]],
        ["behaviour", "append", []],
      ]
      for (const [name, value, allowed] of cases) {
        for (const { status, data } of [
          await upload(admin, CSV, { [name]: value }),
          await sendForm([
            ["file", file()],
            [name, value],
          ]),
        ]) {
          expect({ name, status, data }).toMatchObject({
            status: 400,
            data: { type: "invalid_data" },
          })
          for (const part of [name, ...allowed]) {
            expect(data.message).toContain(part)
          }
        }
      }
      await nothingStays()
    })

    it.each([
      ["behavior", "replace", "append"],
      ["match_by", "ean", "sku"],
      [
        "mapping",
        JSON.stringify({ sku: { column: "Artikel" } }),
        JSON.stringify({ sku: { column: "Nummer" } }),
      ],
    ])(
      "refuses two values of %s, one in the query and one in the form",
      async (name, inForm, inQuery) => {
        const query = new URLSearchParams({ [name]: inQuery }).toString()

        const { status, data } = await sendForm(
          [
            ["file", file()],
            [name, inForm],
          ],
          query
        )

        expect({ status, data }).toMatchObject({
          status: 400,
          data: { type: "invalid_data" },
        })
        for (const part of [name, inForm, inQuery]) {
          expect(data.message).toContain(part)
        }
        await nothingStays()
      }
    )

    it("is refused with a code and params that give the message again, whatever the status", async () => {
      const { id, number } = await check(admin, CSV)
      const key = { "content-type": "text/csv", "idempotency-key": "twice" }
      const first = expectOk(await admin.post(ROUTE, CSV, key)).stock_import
      const cases: [Promise<Answer>, number, string, TextParams][] = [
        [
          admin.post(ROUTE, CSV, { "content-type": "image/png" }),
          400,
          "invalid_upload",
          { reason: "content_type", type: "image/png" },
        ],
        [
          admin.get(`${ROUTE}/simp_none`),
          404,
          "not_found",
          { reason: "stock_import", id: "simp_none" },
        ],
        [
          admin.post(`${ROUTE}/${id}/undo`),
          409,
          "import_status",
          { number, status: "checked", needed: "applied" },
        ],
        [
          upload(admin, "x".repeat(LIMIT + 1)),
          413,
          "file_too_large",
          { most: LIMIT },
        ],
        [
          admin.post(ROUTE, `${CSV}paris,SHIRT,1,8\n`, key),
          422,
          "idempotency_key",
          { reason: "other_file", number: first.number },
        ],
      ]
      for (const [answer, status, code, params] of cases) {
        const { data, ...rest } = await answer
        expect({ ...rest, data }).toMatchObject({
          status,
          data: { code, params },
        })
        expect(Object.keys(data.params).sort()).toEqual(
          Object.keys(params).sort()
        )
        expect(errorText(english, { code, params })).toBe(data.message)
      }
      await settled(admin, first.id)
    })

    it("answers 401 on every route without a login", async () => {
      const stranger = createClient(api, {})
      const one = `${ROUTE}/simp_1`
      const routes: ["get" | "post" | "delete", string][] = [
        ["get", ROUTE],
        ["post", ROUTE],
        ["get", `${ROUTE}/sample`],
        ["get", one],
        ["delete", one],
        ["get", `${one}/rows`],
        ["get", `${one}/report`],
        ["get", `${one}/file`],
        ["post", `${one}/apply`],
        ["post", `${one}/undo`],
        ["post", `${one}/cancel`],
        ["get", "/admin/source-items"],
        ["get", "/admin/source-items/export"],
        ["get", "/admin/sources"],
        ["post", "/admin/sources"],
        ["get", "/admin/sources/berlin"],
        ["post", "/admin/sources/berlin"],
        ["delete", "/admin/sources/berlin"],
      ]
      const asked = async (client: Client) =>
        Promise.all(
          routes.map(async ([method, path]) => ({
            route: `${method} ${path}`,
            status: (await client[method](path)).status,
          }))
        )
      expect(await asked(stranger)).toEqual(
        routes.map(([method, path]) => ({
          route: `${method} ${path}`,
          status: 401,
        }))
      )
      // The routes are there: an admin hears something else.
      expect((await asked(admin)).map(({ status }) => status)).not.toContain(
        401
      )
    })

    /** Starts an upload by hand: what is written and when it ends is up to the test. */
    const open = (headers: Record<string, string | number>) => {
      const request = http.request(`${api.defaults.baseURL}${ROUTE}`, {
        method: "POST",
        headers: { ...admin.headers, ...headers },
      })
      const answer = once(request, "response").then(async ([response]) => {
        let text = ""
        for await (const chunk of response) text += chunk
        return { status: response.statusCode, data: JSON.parse(text) }
      })
      answer.catch(() => undefined)
      return { request, answer }
    }
    /** In pieces and without a length. */
    const sendChunked = (body: Buffer, type: string) => {
      const { request, answer } = open({ "content-type": type })
      for (let at = 0; at < body.length; at += 1_000) {
        request.write(body.subarray(at, at + 1_000))
      }
      request.end()
      return answer
    }

    describe("a file that is too large", () => {
      const large = `${CSV}${"berlin,SHIRT,1,8\n".repeat(2 * LIMIT)}`.slice(
        0,
        2 * LIMIT
      )

      it.each<[string, () => Promise<any>]>([
        ["a raw body", () => upload(admin, large)],
        ["a form", () => sendForm([["file", file(large)]])],
        [
          "a raw body in chunks",
          () => sendChunked(Buffer.from(large), "text/csv"),
        ],
        [
          "a form in chunks",
          async () => {
            const { body, headers } = await form([["file", file(large)]])
            return sendChunked(body, headers["content-type"])
          },
        ],
        [
          "a form whose file is one byte too long",
          () => sendForm([["file", file(large.slice(0, LIMIT + 1))]]),
        ],
      ])(
        "is refused with 413 that names the limit, and nothing of it stays: %s",
        async (_, send) => {
          const { status, data } = await send()
          expect(status).toBe(413)
          expect(data.message).toContain(`${LIMIT} bytes`)
          expect(data.message).toContain("max_file_size")
          await nothingStays()
        }
      )

      it.each<[string, (text: string) => Promise<Answer>]>([
        ["a raw body", (text) => upload(admin, text)],
        ["a form", (text) => sendForm([["file", file(text)]])],
      ])("is taken up to the limit itself: %s", async (_, send) => {
        const { status, data } = await send(large.slice(0, LIMIT))
        expect(status).toBe(202)
        await settled(admin, data.stock_import.id)
      })
    })

    describe("a client that hangs up", () => {
      it.each<[string, () => Promise<[Buffer, Record<string, any>]>]>([
        [
          "a raw body",
          async () => [
            Buffer.from(CSV),
            { "content-type": "text/csv", "content-length": 1_000 },
          ],
        ],
        [
          "a raw body in chunks",
          async () => [Buffer.from(CSV), { "content-type": "text/csv" }],
        ],
        [
          "a form",
          async () => {
            const { body, headers } = await form([["file", file()]])
            return [
              body.subarray(0, -50),
              { ...headers, "content-length": body.length },
            ]
          },
        ],
      ])(
        "in the middle of %s leaves no import and no file",
        async (_, start) => {
          const [body, headers] = await start()
          const { request } = open(headers)
          request.on("error", () => undefined)
          request.write(body)
          await waitFor(
            "the file to be begun",
            async () => newFiles().length === 1
          )
          request.destroy()
          await nothingStays()
        }
      )
    })

    describe("a file that is no stock CSV", () => {
      it.each([
        ["", "empty_file"],
        ["source_code,sku,quantity\n", "empty_file"],
        ["source_code,sku\nberlin,SHIRT\n", "missing_column"],
        ["source_code,sku,sku,quantity\nberlin,A,B,1\n", "duplicate_column"],
        ["PK\u0003\u0004\u0000\u0000", "not_csv"],
        [
          stockCsv(["a,A,1,1", "b,B,1,1", "c,C,1,1", "d,D,1,1"]),
          "too_many_rows",
        ],
      ])("%j is rejected as %s, without a plan", async (csv, code) => {
        const rejected = await check(admin, csv)
        expect(rejected).toMatchObject({
          status: "rejected",
          error: { code },
          issues: expect.arrayContaining([
            expect.objectContaining({ code, severity: "error" }),
          ]),
          counts: { rows: 0 },
        })
        expect(await rows(admin, rejected.id)).toEqual([])
        const { status, data } = await admin.post(
          `${ROUTE}/${rejected.id}/apply`
        )
        expect(status).toBe(409)
        expect(data.message).toContain("rejected")
      })
    })

    describe("a file as spreadsheets write it", () => {
      const utf16 = (text: string) =>
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])

      it.each<[string, string | Buffer]>([
        ["semicolons", "source_code;sku;status;quantity\nberlin;SHIRT;1;8\n"],
        ["tabs", "source_code\tsku\tstatus\tquantity\nberlin\tSHIRT\t1\t8\n"],
        ["a byte order mark and CRLF", `\ufeff${CSV.replace(/\n/g, "\r\n")}`],
        ["UTF-16", utf16(CSV)],
        [
          "columns in another order and case",
          "Quantity,SKU, Source_Code \n8,SHIRT, berlin \n",
        ],
        [
          "an unknown column and blank rows",
          "source_code,sku,status,quantity,note\n\nberlin,SHIRT,1,8,x\n\n",
        ],
      ])("is understood: %s", async (_, csv) => {
        expect(await importCsv(admin, csv)).toMatchObject({
          status: "applied",
          counts: { rows: 1, update: 1, error: 0 },
        })
      })
    })
  },
})
