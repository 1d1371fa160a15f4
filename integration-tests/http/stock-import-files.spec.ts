/** @jest-environment node */
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import fs from "node:fs"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { XLSX_TYPE } from "../../src/csv"
import { createAdmin } from "../helpers/admin"
import type { Answer, Client } from "../helpers/client"
import { rowsXml, TABLE_HEADER, workbook, zip } from "../helpers/packed-files"
import {
  csv,
  gzipped,
  json,
  ndjson,
  type ReportKind,
  xlsx,
  zipped,
} from "../helpers/report-kinds"
import { startServer } from "../helpers/server"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  check,
  form,
  rows as lines,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { demo, useFileFolder, usePluginOptions } from "../helpers/suite"

jest.setTimeout(180_000)

const ROUTE = "/admin/stock-imports"
const CSV = stockCsv(["berlin,SHIRT,1,8"])
// What a separator, a quote and an encoding can go wrong with.
const NAMED = 'GRÖSSE; "1"'
const FIXTURES = path.resolve(__dirname, "../__fixtures__")

usePluginOptions({ max_rows: 1_000 })
const storedFiles = useFileFolder()

storeSuite({
  moduleName: "stock-import-files",
  testSuite: ({ api, getContainer, dbConfig }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(
        getContainer(),
        { berlin: "Berlin", paris: "Paris" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "berlin", sku: NAMED, stocked: "5", status: 1 },
          { source: "berlin", sku: "00123", stocked: "5", status: 1 },
        ]
      )
    })

    const sendForm = async (
      parts: [string, string | File][],
      query = ""
    ): Promise<Answer> => {
      const { body, headers } = await form(parts)
      return admin.post(`${ROUTE}?${query}`, body, headers)
    }
    const file = (name = "autumn.csv", text = CSV) => new File([text], name)
    const download = (path: string) =>
      api.get(`${ROUTE}/${path}`, {
        headers: admin.headers,
        responseType: "arraybuffer",
        validateStatus: () => true,
      })

    it.each(["evil.html", "evil.svg", "evil.js", "a.csv/../b.htm", "evil"])(
      "an upload named %s is stored, and given back, as CSV only",
      async (name) => {
        const before = storedFiles()
        const ids = [
          (await upload(admin, CSV, { filename: name })).data.stock_import.id,
          (await sendForm([["file", file(name)]])).data.stock_import.id,
        ]
        for (const id of ids) {
          await settled(admin, id)
          const { headers } = await download(`${id}/file`)
          expect(headers).toMatchObject({
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": expect.stringMatching(
              /^attachment; filename="[^"/\\]+\.csv"/
            ),
            "x-content-type-options": "nosniff",
            "content-security-policy": expect.stringContaining("sandbox"),
          })
        }
        const stored = storedFiles().filter((one) => !before.includes(one))
        expect(stored).toHaveLength(2)
        for (const one of stored) {
          expect(one).toMatch(/^private-[\w-]+-stock-import\.csv$/)
        }
      }
    )

    it.each([
      ["utf-8", Buffer.from(CSV.replace("SHIRT", "GRÖSSE"))],
      ["windows-1252", Buffer.from(CSV.replace("SHIRT", "GRÖSSE"), "latin1")],
      ["utf-16le", Buffer.from(`\ufeff${CSV}`, "utf16le")],
      ["utf-16be", Buffer.from(`\ufeff${CSV}`, "utf16le").swap16()],
    ])(
      "a file in %s comes back byte for byte, and says so",
      async (encoding, csv) => {
        const { id } = await check(admin, csv)
        const { data, headers } = await download(`${id}/file`)
        expect(Buffer.from(data).equals(csv)).toBe(true)
        expect(headers["content-type"]).toBe(`text/csv; charset=${encoding}`)
      }
    )

    it.each<[string, string, () => Buffer | Promise<Buffer>]>([
      [
        "xlsx",
        XLSX_TYPE.type,
        () =>
          workbook([
            {
              name: "a",
              xml: rowsXml([TABLE_HEADER, ["berlin", "SHIRT", 1, 8]]),
            },
          ]),
      ],
      ["csv.gz", "application/gzip", () => gzipSync(CSV)],
      ["zip", "application/zip", () => zip({ "stock.csv": CSV })],
      [
        "ndjson",
        "application/x-ndjson",
        () =>
          Buffer.from('{"source_code":"berlin","sku":"SHIRT","quantity":8}\n'),
      ],
    ])(
      "a file %s is stored as one, and comes back byte for byte",
      async (ending, type, make) => {
        const before = storedFiles()
        const bytes = await make()
        const uploads = [
          await admin.post(ROUTE, bytes, { "content-type": type }),
          await upload(admin, bytes, { filename: `a.${ending}` }),
          await sendForm([
            ["file", new File([new Uint8Array(bytes)], `a.${ending}`)],
          ]),
        ]
        for (const { data } of uploads) {
          const { id } = data.stock_import
          expect(await settled(admin, id)).toMatchObject({
            status: "checked",
            counts: { rows: 1 },
          })
          const { data: back, headers } = await download(`${id}/file`)
          expect(Buffer.from(back).equals(bytes)).toBe(true)
          expect(headers).toMatchObject({
            "content-type": type,
            "content-disposition": expect.stringMatching(
              new RegExp(`\\.${ending.split(".").pop()}"$`)
            ),
          })
        }
        for (const one of storedFiles().filter((x) => !before.includes(x))) {
          expect(one).toMatch(
            new RegExp(`-stock-import\\.${ending.split(".").pop()}$`)
          )
        }
      }
    )

    type Asked = Record<string, string | number>
    const MAPPING = {
      sku: { column: "Artikel" },
      quantity: { column: "Menge" },
      source_code: { value: "berlin" },
    }
    const POSITIONS = { ...MAPPING, quantity: { column: 2 } }
    const OURS = ["source_code", "sku", "status", "quantity"]
    const OTHERS = ["Artikel", "Menge", "Farbe"]
    const ofOurs = (...rows: [string, string | number][]) =>
      rows.map(([sku, quantity]) => ["berlin", sku, 1, quantity])
    const ofOthers = (...rows: [string, string | number][]) =>
      rows.map(([sku, quantity]) => [sku, quantity, "rot"])

    const windows = csv(";", "windows-1252", { end: "\r\n" })
    const excel = csv(",", "utf-8", { bom: "\ufeff", end: "\r\n" })
    const unicode = csv("\t", "utf-16le", { bom: "\ufeff", end: "\r\n" })
    const KINDS: [string, ReportKind, string?][] = [
      ["a.csv", csv(",")],
      ["windows.csv", windows],
      ["excel.csv", excel],
      ["unicode.txt", unicode],
      ["mac.csv", csv("|", "utf-8", { end: "\r" })],
      ["stock.xlsx", xlsx],
      ["stock.ndjson", ndjson],
      ["stock.json", json],
      ["windows.csv.gz", gzipped(windows), "windows.csv"],
      ["a.zip", zipped(excel, "a.csv"), "a.csv"],
      ["b.zip", zipped(xlsx, "b.xlsx"), "b.xlsx"],
      ["c.ndjson.gz", gzipped(ndjson), "c.ndjson"],
      ["d.json.zip", zipped(json, "d.json"), "d.json"],
    ]
    const mapped = (mapping: object): Asked => ({
      mapping: JSON.stringify(mapping),
    })
    const WAYS: [string, string[][], string[], typeof ofOurs, Asked][] = [
      ["by its names", [], OURS, ofOurs, {}],
      ["by a mapping", [], OTHERS, ofOthers, mapped(MAPPING)],
      ["by positions", [], OTHERS, ofOthers, mapped(POSITIONS)],
      [
        "below a title",
        [["Bestand 2026"], ["Stand", "heute"]],
        OTHERS,
        ofOthers,
        { ...mapped(POSITIONS), header_row: 3 },
      ],
    ]
    const OF_WORKBOOKS: typeof WAYS = [
      ["by the name of its sheet", [], OURS, ofOurs, { sheet: "Bestand" }],
      ["by the place of its sheet", [], OURS, ofOurs, { sheet: "2" }],
    ]
    const roundTrips = KINDS.flatMap(([name, kind, reported = name]) =>
      [
        ...WAYS.filter(([, above]) => !(above.length && /json/.test(name))),
        ...(reported.endsWith("xlsx") ? OF_WORKBOOKS : []),
      ].map((way) => [name, way[0], { kind, reported, way }] as const)
    )

    it.each(roundTrips)(
      "the report of %s, read %s, is of its kind and form, and is read like it once it is mended",
      async (
        filename,
        _,
        { kind, reported, way: [, above, header, of, asked] }
      ) => {
        const options = { filename, ...asked }
        const rows = of(["SHIRT", 8], ["00123", "x"], [NAMED, "y"])
        const table = [...above, header, ...rows]
        const { id, counts } = await check(
          admin,
          await kind.make(table),
          options
        )
        expect(counts).toMatchObject({ rows: 3, error: 2 })

        const { data, headers } = await download(`${id}/report?locale=de`)
        expect(headers).toMatchObject({
          "content-type": kind.type,
          "content-disposition": `attachment; filename="errors-${reported}"`,
        })
        const report = Buffer.from(data)
        const first = above.length + 2
        const failing = [first + 1, first + 2].map((row, n) => [
          String(row),
          expect.stringMatching(/^Zeile \d, quantity: /),
          ...rows[n + 1].map(String),
        ])
        expect(await kind.read(report)).toEqual([
          ...above,
          ["row_number", "errors", ...header],
          ...failing,
        ])

        const mended = await kind.mend(report, (text) =>
          text
            .replace(/(?<=[>"\t;,|])x(?=[<"\t;,|\r\n])/g, "7")
            .replace(/(?<=[>"\t;,|])y(?=[<"\t;,|\r\n])/g, "9")
        )
        const again = await check(admin, mended, {
          ...options,
          filename: `errors-${reported}`,
        })
        expect(again).toMatchObject({
          status: "checked",
          counts: { rows: 2, update: 2, error: 0 },
        })
        const plan = await lines(admin, again.id)
        expect(plan.map(({ sku, after }) => [sku, after.quantity])).toEqual([
          ["00123", 7],
          [NAMED, 9],
        ])
      }
    )

    it("the report of a file with a column for each source is read like it, by the same profile", async () => {
      const header = ["Artikel", "Am Ring", "Am Tor"]
      const kind = csv(";", "windows-1252")
      await admin.post("/admin/stock-import-profiles", {
        name: "wide",
        header,
        reading: {
          mapping: {
            sku: { column: "Artikel" },
            sources: { "Am Ring": "berlin", "Am Tor": "paris" },
          },
        },
      })
      const table = [header, [NAMED, "x", "y"], ["SHIRT", 1, "z"]]
      const { id, counts, profile_id } = await check(
        admin,
        await kind.make(table)
      )
      expect(counts).toMatchObject({ rows: 4, error: 3 })
      const { data } = await download(`${id}/report`)
      const report = Buffer.from(data)
      expect(await kind.read(report)).toEqual([
        ["row_number", "errors", ...header],
        ["2", expect.stringMatching(/"y".*"x"/), NAMED, "x", "y"],
        ["3", expect.stringContaining('"z"'), "SHIRT", "1", "z"],
      ])
      const mended = await kind.mend(report, (text) =>
        text.replace(/;[xyz]\b/g, ";7")
      )
      expect(await check(admin, mended)).toMatchObject({
        status: "checked",
        profile_id,
        counts: { rows: 4, error: 0 },
      })
    })

    it.each([
      ["a.xlsx", xlsx],
      ["a.ndjson", ndjson],
      ["a.json", json],
      ["a.csv", csv(";", "windows-1252")],
    ])(
      "the report of a file rejected as a whole is in its form: %s",
      async (filename, kind) => {
        const file = await kind.make([
          ["Farbe", "Größe"],
          ["rot", "klein"],
        ])
        const { id, error } = await check(admin, file, { filename })
        const { data, headers } = await download(`${id}/report`)
        expect(headers["content-type"]).toBe(kind.type)
        const [header, ...rows] = await kind.read(Buffer.from(data))
        expect(header).toEqual(["row_number", "errors"])
        expect(rows).toEqual([["", error.message]])
      }
    )

    const rejected: [string, Buffer | string][] = [
      ["empty", ""],
      ["zip", "PK\u0003\u0004\u0000\u0000"],
      ["pdf", "%PDF-1.7\n%\u00e2\u00e3"],
      ["only a header", "source_code,sku,quantity\n"],
      ["no column known", "a,b\n1,2\n"],
      ["more than max_rows", stockCsv(Array(1_001).fill("berlin,SHIRT,1,8"))],
      ...[
        "web-page.csv",
        "column-twice.csv",
        "sku-column-missing.csv",
        "no-header.csv",
        "only-blank-lines.csv",
        "only-a-header.csv",
      ].map((name): [string, Buffer] => [
        name,
        fs.readFileSync(path.join(FIXTURES, name)),
      ]),
    ]
    it.each(rejected)(
      "the report of a file rejected as a whole says why: %s",
      async (_, csv) => {
        const { id, status, error } = await check(admin, csv)
        const report = await admin.get(`${ROUTE}/${id}/report`)
        expect({ status, report: report.status }).toEqual({
          status: "rejected",
          report: 200,
        })
        const unquoted = report.data.replaceAll('""', '"')
        expect(unquoted).toMatch(/^row_number,errors\b/)
        expect(unquoted).toContain(error.message)
        const back = await admin.get(`${ROUTE}/${id}/file`)
        expect(back.status).toBe(200)
      }
    )

    it("the report has the rows whose quotes cannot be read, as they came", async () => {
      const broken = 'berlin,"SHIRT" x,1,1'
      const csv = `${CSV}${broken}\nberlin,"CAP,1,2\n`
      const { id, counts } = await check(admin, csv)
      expect(counts).toMatchObject({ error: 2 })
      const { data } = await admin.get(`${ROUTE}/${id}/report`)
      expect(data).toContain('"SHIRT" x'.replaceAll('"', '""'))
      expect(data.match(/quote/g).length).toBeGreaterThan(1)
    })

    it("a separator that is not the file's is reported", async () => {
      const { id } = await check(admin, CSV, { delimiter: ";" })
      const { status, data } = await admin.get(`${ROUTE}/${id}/report`)
      expect({ status, data }).toMatchObject({
        status: 200,
        data: expect.stringContaining("row_number;errors"),
      })
    })

    it("a file that is gone from the storage is a 404 that does not name its key, as is its report", async () => {
      const { id } = await check(
        admin,
        stockCsv(["berlin,SHIRT,1,x", "berlin,SHIRT,1,8"])
      )
      for (const name of storedFiles()) {
        fs.rmSync(path.join(process.env.DEMO_UPLOADS as string, name))
      }
      for (const name of ["file", "report"]) {
        const { status, data } = await admin.get(`${ROUTE}/${id}/${name}`)
        expect({ name, status }).toEqual({ name, status: 404 })
        expect(data.message).toContain("file storage")
        expect(data.message).not.toContain("private-")
      }
    })

    it("a report that is asked for before the check has ended is a 409", async () => {
      const { id } = await check(admin, CSV)
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("stock_import")
        .where({ id })
        .update({ status: "checking" })
      const { status, data } = await admin.get(`${ROUTE}/${id}/report`)
      expect({ status, data }).toMatchObject({
        status: 409,
        data: { message: expect.stringContaining("is checking") },
      })
    })

    it("cells of the report do not run in a spreadsheet, and the report can be uploaded again", async () => {
      const header = "source_code,sku,status,quantity,note"
      const { id } = await check(
        admin,
        stockCsv(
          ["berlin,=SHIRT,1,-5,=1+1", "berlin,'=SHIRT,1,x,@SUM(A1)"],
          header
        )
      )
      const { data } = await admin.get(`${ROUTE}/${id}/report`)
      const cells = data.split("\n").slice(1).join(",").split(",")
      expect(cells).toEqual(
        expect.arrayContaining(["'=SHIRT", "'=1+1", "'@SUM(A1)", "-5"])
      )
      const again = await check(admin, data)
      expect(again.counts).toMatchObject({ rows: 2, error: 2 })
      expect((await admin.get(`${ROUTE}/${again.id}/report`)).data).toBe(data)
    })

    it.each<[string, [string, string | File][], string, string]>([
      [
        "a second file",
        [
          ["file", file()],
          ["file", file("b.csv")],
        ],
        "",
        "more than one file",
      ],
      [
        "a fifty-first field",
        [
          ["file", file()],
          ...Array.from({ length: 51 }, (_, n): [string, string] => [
            `f${n}`,
            "x",
          ]),
        ],
        "",
        "more than 50 fields",
      ],
      [
        "a field twice",
        [
          ["behavior", "append"],
          ["behavior", "replace"],
          ["file", file()],
        ],
        "",
        '"behavior" twice',
      ],
      [
        "a field that is too long",
        [
          ["filename", "x".repeat(70_000)],
          ["file", file()],
        ],
        "",
        '"filename" of the form is longer',
      ],
      [
        "an unknown field",
        [
          ["no_such", "1"],
          ["file", file()],
        ],
        "",
        "no_such",
      ],
      [
        "an option that the query says otherwise",
        [
          ["behavior", "delete"],
          ["file", file()],
        ],
        "behavior=replace",
        "behavior=replace",
      ],
    ])(
      "a form is refused, and nothing kept, for %s",
      async (_, parts, query, says) => {
        const before = storedFiles()
        const { status, data } = await sendForm(parts, query)
        expect({ status, data }).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining(says) },
        })
        expect(storedFiles()).toEqual(before)
        expect((await admin.get(ROUTE)).data.count).toBe(0)
      }
    )

    it("a store that goes live with private files under /static is warned when it starts", async () => {
      const server = await startServer(dbConfig.clientUrl as string, {
        NODE_ENV: "production",
        LOG_LEVEL: "warn",
        DEMO_UPLOADS: path.join(demo, "static"),
      })
      try {
        expect(server.log()).toContain("private_upload_dir outside of static/")
      } finally {
        await server.stop()
      }
    })

    describe("an admin's session", () => {
      let cookie: string
      beforeEach(async () => {
        const { headers } = await api.post("/auth/session", undefined, {
          headers: admin.headers,
        })
        cookie = String(headers["set-cookie"]).split(";")[0]
      })
      const send = async (headers: Record<string, string>, url = ROUTE) =>
        (
          await api.post(url, CSV, {
            headers: { "content-type": "text/plain", ...headers },
            validateStatus: () => true,
          })
        ).status

      it("takes no upload from another site's page", async () => {
        for (const origin of ["https://evil.example", "null"]) {
          expect(await send({ cookie, origin })).toBe(403)
        }
        expect((await admin.get(ROUTE)).data.count).toBe(0)
      })

      it("takes uploads from the server's own pages, from adminCors and from tools", async () => {
        const own = new URL(api.defaults.baseURL as string).origin
        const { adminCors } = getContainer().resolve(
          ContainerRegistrationKeys.CONFIG_MODULE
        ).projectConfig.http
        const [allowed] = adminCors.split(",")
        const statuses = [
          await send({ cookie, origin: own }),
          await send({ cookie, origin: allowed }),
          await send({ cookie }),
          await send({ ...admin.headers, origin: "https://evil.example" }),
        ]
        expect(statuses).toEqual([202, 202, 202, 202])
      })

      it("takes no other act from another site's page", async () => {
        const origin = "https://evil.example"
        for (const url of [
          "/admin/sources",
          "/admin/source-items/batch",
          `${ROUTE}/simp_1/apply`,
        ]) {
          expect(await send({ cookie, origin }, url)).toBe(403)
        }
      })
    })
  },
})
