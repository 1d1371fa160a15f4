import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import http from "node:http"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedManyLevels, seedSourceItems } from "../helpers/source-items"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const SOURCES = { berlin: "Berlin Mitte", Paris: "Paris 100%_", oslo: "Oslo" }

storeSuite({
  moduleName: "source-items-http",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    const list = async (query = "") => {
      const { status, data } = await admin.get(`/admin/source-items?${query}`)
      expect({ status, data }).toMatchObject({ status: 200 })
      return data
    }
    const pairs = async (query = "") =>
      (await list(query)).source_items.map(pair)
    const csv = async (query = "") => {
      const { status, data } = await admin.get(
        `/admin/source-items/export?${query}`
      )
      expect({ status, data }).toMatchObject({ status: 200 })
      return data as string
    }

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
    })

    describe("the list", () => {
      beforeEach(async () => {
        await seedSourceItems(getContainer(), SOURCES, [
          {
            source: "berlin",
            sku: "SHIRT",
            title: "Shirt",
            stocked: "10.1",
            reserved: "2.5",
            status: 1,
          },
          {
            source: "berlin",
            sku: "cap",
            title: "Cap",
            stocked: "-2",
            reserved: "1",
            withheld: "9",
            status: 0,
          },
          { source: "Paris", sku: "SHIRT", title: "Shirt", stocked: "0.0001" },
          {
            source: "Paris",
            sku: "TON",
            title: "Sand",
            stocked: "1000000000000",
          },
          {
            source: "oslo",
            sku: null,
            item: "nameless",
            title: "Without SKU",
            stocked: "3",
          },
        ])
      })

      it("shows level, item, location and source item as one, quantities as numbers", async () => {
        const { source_items, ...page } = await list("source_code=berlin")
        expect(page).toEqual({ count: 2, limit: 20, offset: 0 })
        expect(source_items).toEqual([
          {
            id: "sitem_berlin_SHIRT",
            source_code: "berlin",
            source_name: "Berlin Mitte",
            sku: "SHIRT",
            title: "Shirt",
            status: 1,
            quantity: 10.1,
            reserved_quantity: 2.5,
            available_quantity: 7.6,
            inventory_item_id: "iitem_SHIRT",
            stock_location_id: "sloc_berlin",
          },
          expect.objectContaining({
            sku: "cap",
            status: 0,
            quantity: 7,
            reserved_quantity: 1,
            available_quantity: -3,
          }),
        ])
      })

      it("shows a level of which nothing is noted as in stock", async () => {
        const { source_items } = await list("source_code=Paris")
        expect(source_items).toMatchObject([
          { id: "sitem_Paris_SHIRT", status: 1, quantity: 0.0001 },
          { id: "sitem_Paris_TON", status: 1, quantity: 1000000000000 },
        ])
      })

      it("is sorted by source code and SKU in byte order", async () => {
        expect(await pairs()).toEqual([
          "Paris/SHIRT",
          "Paris/TON",
          "berlin/SHIRT",
          "berlin/cap",
          "oslo/null",
        ])
      })

      it("sorts by any field, up and down", async () => {
        const byQuantity = [
          "Paris/SHIRT",
          "oslo/null",
          "berlin/cap",
          "berlin/SHIRT",
          "Paris/TON",
        ]
        expect(await pairs("order=quantity")).toEqual(byQuantity)
        expect(await pairs("order=-quantity")).toEqual(byQuantity.reverse())
        expect((await pairs("order=-source_name"))[0]).toBe("Paris/SHIRT")
        for (const field of [
          "id",
          "source_code",
          "sku",
          "title",
          "status",
          "reserved_quantity",
          "available_quantity",
          "inventory_item_id",
          "stock_location_id",
        ]) {
          expect(await pairs(`order=-${field}`)).toHaveLength(5)
        }
      })

      it("pages, and counts what is on every page", async () => {
        const { source_items, ...page } = await list("limit=2&offset=3")
        expect(source_items.map((one: any) => one.sku)).toEqual(["cap", null])
        expect(page).toEqual({ count: 5, limit: 2, offset: 3 })
        expect((await list("limit=0")).source_items).toEqual([])
      })

      it("gives the fields that are asked for, and the id as Medusa's lists do", async () => {
        expect(
          (await list("fields=sku,quantity&limit=1")).source_items
        ).toEqual([{ id: "sitem_Paris_SHIRT", sku: "SHIRT", quantity: 0.0001 }])
      })

      it("filters by each of its parameters, and the export does alike", async () => {
        const cases: [query: string, expected: string[]][] = [
          ["source_code=BERLIN", ["berlin/SHIRT", "berlin/cap"]],
          [
            "source_code[]=berlin&source_code[]=oslo",
            ["berlin/SHIRT", "berlin/cap", "oslo/null"],
          ],
          [
            "source_code=berlin,oslo",
            ["berlin/SHIRT", "berlin/cap", "oslo/null"],
          ],
          ["source_code=bonn", []],
          ["sku=SHIRT", ["Paris/SHIRT", "berlin/SHIRT"]],
          ["sku=shirt", []],
          ["sku[]=TON&sku[]=cap", ["Paris/TON", "berlin/cap"]],
          ["q=hir", ["Paris/SHIRT", "berlin/SHIRT"]],
          ["q=SAND", ["Paris/TON"]],
          ["q=slo", ["oslo/null"]],
          ["q=mitte", ["berlin/SHIRT", "berlin/cap"]],
          ["q=100%25_", ["Paris/SHIRT", "Paris/TON"]],
          ["q=%25", ["Paris/SHIRT", "Paris/TON"]],
          ["q=%5C", []],
          ["status=0", ["berlin/cap"]],
          ["status=1&source_code=berlin", ["berlin/SHIRT"]],
          ["status[]=0&status[]=1&sku=cap", ["berlin/cap"]],
          ["quantity[gte]=7", ["Paris/TON", "berlin/SHIRT", "berlin/cap"]],
          ["quantity[gt]=7", ["Paris/TON", "berlin/SHIRT"]],
          ["quantity[lte]=3", ["Paris/SHIRT", "oslo/null"]],
          ["quantity[lt]=3", ["Paris/SHIRT"]],
          ["quantity[eq]=10.1", ["berlin/SHIRT"]],
          ["quantity=0.0001", ["Paris/SHIRT"]],
          ["quantity[gt]=3&quantity[$lt]=10.1", ["berlin/cap"]],
          ["inventory_item_id=iitem_TON", ["Paris/TON"]],
          [
            "inventory_item_id[]=iitem_TON&inventory_item_id[]=iitem_cap",
            ["Paris/TON", "berlin/cap"],
          ],
        ]
        for (const [query, expected] of cases) {
          const { source_items, count } = await list(query)
          const listed = source_items.map(pair)
          expect({ query, listed, count }).toEqual({
            query,
            listed: expected,
            count: expected.length,
          })
          const [, ...lines] = (await csv(`${query}&columns=source_code,sku`))
            .trimEnd()
            .split("\n")
          expect({ query, exported: lines }).toEqual({
            query,
            exported: expected
              .filter((one) => one !== "oslo/null")
              .map((one) => one.replace("/", ",")),
          })
        }
      })

      it("refuses what it does not know or cannot do", async () => {
        for (const query of [
          "status=2",
          "status=",
          "quantity[gte]=many",
          "quantity[about]=3",
          "limit=-1",
          "limit=10001",
          "offset=-1",
          "order=price",
          "sku=%00",
          "colour=red",
        ]) {
          const { status, data } = await admin.get(
            `/admin/source-items?${query}`
          )
          expect({ query, status, data }).toEqual({
            query,
            status: 400,
            data: expect.objectContaining({
              type: "invalid_data",
              message: expect.any(String),
            }),
          })
        }
      })

      it("leaves out what is deleted", async () => {
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        const remove = (table: string, id: string) =>
          knex(table).where({ id }).update({ deleted_at: new Date() })
        await remove("inventory_level", "ilev_berlin_SHIRT")
        await remove("inventory_item", "iitem_TON")
        await remove("stock_source", "src_oslo")
        await knex("stock_source_item_note")
          .where({ inventory_level_id: "ilev_berlin_cap" })
          .delete()
        expect(await pairs()).toEqual(["Paris/SHIRT", "berlin/cap"])
        expect((await list("sku=cap")).source_items).toMatchObject([
          { id: "sitem_berlin_cap", status: 1, quantity: -2 },
        ])
        await remove("stock_location", "sloc_Paris")
        expect(await pairs()).toEqual(["berlin/cap"])
      })

      it("is for admins", async () => {
        for (const url of [
          "/admin/source-items",
          "/admin/source-items/export",
        ]) {
          const { status } = await api.get(url, { validateStatus: () => true })
          expect(status).toBe(401)
        }
      })
    })

    describe("the export", () => {
      it("is Magento's file, sorted in byte order", async () => {
        await seedSourceItems(getContainer(), SOURCES, [
          { source: "berlin", sku: "b", stocked: "10.10", status: 1 },
          { source: "berlin", sku: "a", stocked: "0.0001" },
          {
            source: "berlin",
            sku: "Z",
            stocked: "0",
            withheld: "4.5",
            status: 0,
          },
          { source: "Paris", sku: "b", stocked: "1000000000000" },
          { source: "Paris", sku: null, item: "nameless", stocked: "1" },
        ])
        const answer = await admin.get("/admin/source-items/export")
        expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8")
        expect(answer.headers["content-disposition"]).toBe(
          'attachment; filename="stock_sources.csv"'
        )
        expect(answer.data).toBe(
          [
            "source_code,sku,status,quantity",
            "Paris,b,1,1000000000000",
            "berlin,Z,0,4.5",
            "berlin,a,1,0.0001",
            "berlin,b,1,10.1",
            "",
          ].join("\n")
        )
      })

      it.each([
        ["format=xlsx", /^stock_sources_\d{4}-\d\d-\d\d\.xlsx$/],
        [
          "format=xlsx&source_code=berlin",
          /^stock_sources_berlin_\d{4}-\d\d-\d\d\.xlsx$/,
        ],
        [
          "delimiter=%3B&source_code=berlin",
          /^stock_sources_berlin_\d{4}-\d\d-\d\d\.csv$/,
        ],
        [
          "bom=true&source_code[]=berlin&source_code[]=Paris",
          /^stock_sources_\d{4}-\d\d-\d\d\.csv$/,
        ],
      ])(
        "for a spreadsheet is named by source and day: %s",
        async (query, name) => {
          await seedSourceItems(getContainer(), SOURCES, [])
          const { headers } = await admin.get(
            `/admin/source-items/export?${query}`
          )
          const [, given] =
            /^attachment; filename="(.*)"$/.exec(
              headers["content-disposition"]
            ) ?? []
          expect(given).toMatch(name)
        }
      )

      it("keeps the rows of a source together where another code begins with its own", async () => {
        await seedSourceItems(
          getContainer(),
          { berlin: "Berlin", "berlin-2": "Berlin 2", berlina: "Berlina" },
          [
            { source: "berlina", sku: "a", stocked: "1" },
            { source: "berlin-2", sku: "!", stocked: "1" },
            { source: "berlin", sku: "b", stocked: "1" },
            { source: "berlin", sku: "!", stocked: "1" },
          ]
        )
        const lines = (await csv("columns=source_code,sku")).split("\n")
        expect(lines.slice(1, -1)).toEqual([
          "berlin,!",
          "berlin,b",
          "berlin-2,!",
          "berlina,a",
        ])
      })

      it("has a header where it has no row", async () => {
        expect(await csv()).toBe("source_code,sku,status,quantity\n")
        expect(await csv("source_code=none&columns=sku")).toBe("sku\n")
      })

      it("has the columns that are asked for, in their order", async () => {
        await seedSourceItems(getContainer(), SOURCES, [
          {
            source: "berlin",
            sku: "SHIRT",
            title: "Shirt",
            stocked: "10.5",
            reserved: "3",
            withheld: "1",
            status: 1,
          },
        ])
        expect(
          await csv(
            "columns[]=sku&columns[]=title&columns[]=available_quantity"
          )
        ).toBe("sku,title,available_quantity\nSHIRT,Shirt,7.5\n")
        expect(
          await csv("columns=quantity,source_name,reserved_quantity")
        ).toBe("quantity,source_name,reserved_quantity\n11.5,Berlin Mitte,3\n")
      })

      it.each([
        [
          "columns[]=sku&columns[]=price",
          /Unknown column "price".*source_code, sku, status, quantity/,
        ],
        ["columns=sku,sku", /"sku".*twice/],
        ["columns=__proto__", /Unknown column "__proto__"/],
        ["status=9", /status is 1 .* or 0/],
      ])("refuses %s as JSON", async (query, message) => {
        const { status, data, headers } = await admin.get(
          `/admin/source-items/export?${query}`
        )
        expect(status).toBe(400)
        expect(headers["content-type"]).toContain("application/json")
        expect(data).toMatchObject({
          type: "invalid_data",
          message: expect.stringMatching(message),
        })
      })

      it("quotes what needs it, and keeps formulas from running", async () => {
        const skus = [
          "a,b",
          'say "hi"',
          "line\nbreak",
          "Größe-漢字",
          "=SUM(A1)",
          "'=kept",
          "-5",
          "@x",
          "＝full",
          "'plain",
        ]
        await seedSourceItems(
          getContainer(),
          SOURCES,
          skus.map((sku, n) => ({
            source: "berlin",
            sku,
            item: `i${n}`,
            title: "+49",
            stocked: "1",
          }))
        )
        const written = [
          `"a,b"`,
          `"say ""hi"""`,
          `"line\nbreak"`,
          "Größe-漢字",
          "'=SUM(A1)",
          "''=kept",
          "'-5",
          "'@x",
          "'＝full",
          "'plain",
        ]
        const exported = await csv("columns=sku,title")
        for (const sku of written) {
          expect(exported).toContain(`\n${sku},'+49\n`)
        }
      })

      it("leaves the store's connections healthy where a client hangs up in the middle", async () => {
        const container = getContainer()
        await seedSourceItems(container, SOURCES, [])
        await seedManyLevels(container, "berlin", 50_000, 2_000)
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const copies = async () => {
          const { rows } = await knex.raw(
            `select count(*)::int as count from pg_stat_activity
             where datname = current_database() and query like 'copy%' and state <> 'idle'`
          )
          return rows[0].count
        }
        const before = knex.client.pool.numUsed()
        const url = `${api.defaults.baseURL}/admin/source-items/export?columns=sku,title`
        // Before a byte is out: while PostgreSQL still sorts.
        const impatient = http.get(url, {
          headers: admin.headers,
          agent: false,
        })
        impatient.on("error", () => undefined)
        await waitFor("PostgreSQL to copy", copies)
        impatient.destroy()
        // In the middle, several at once.
        await Promise.all(
          Array.from({ length: 4 }, () => hangUp(url, admin.headers))
        )
        await waitFor(
          "the connections to come back",
          async () => knex.client.pool.numUsed(),
          (used) => used === before
        )
        await waitFor(
          "PostgreSQL to stop copying",
          copies,
          (count) => count === 0
        )
        const answers = await Promise.all(
          Array.from({ length: 20 }, () =>
            admin.get("/admin/source-items?limit=1")
          )
        )
        expect(answers.map(({ data }) => data.count)).toEqual(
          Array(20).fill(50_000)
        )
        expect(await csv("sku=SKU-7")).toBe(
          "source_code,sku,status,quantity\nberlin,SKU-7,1,5\n"
        )
      })
    })
  },
})

const pair = (one: { source_code: string; sku: string | null }) =>
  `${one.source_code}/${one.sku}`

/** Reads the first bytes of an answer, then breaks the connection off. */
function hangUp(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent: false }, (answer) => {
        answer.once("data", () => {
          answer.destroy()
          resolve()
        })
        answer.on("error", () => undefined)
      })
      .on("error", reject)
  })
}
