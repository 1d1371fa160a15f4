import { createAdmin } from "../helpers/admin"
import type { Answer, Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { check, stockCsv } from "../helpers/stock-imports"
import { createStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { OPERATIONS } from "./openapi/document"
import { HOSTILE_NAMES, HOSTILE_VALUES, hostileShapes } from "./queries/hostile"

jest.setTimeout(300_000)

useFileFolder()

/** Bodies whose code or name is taken: whatever a query is good for, nothing is made. */
const TAKEN: Record<string, object> = {
  "POST /admin/sources": { code: "berlin", name: "Berlin" },
  "POST /admin/stock-import-profiles": { name: "magento" },
}

/** Medusa, and we, say "Unknown column" of `columns` and "sales channel" of `sales_channel_id`. */
const names = (message: string, parameter: string) =>
  message.replaceAll(" ", "_").includes(parameter.replace(/(_id|s)$/, ""))

storeSuite({
  moduleName: "queries",
  testSuite: ({ api, getContainer, utils }) => {
    let admin: Client
    let shopper: Client
    let importId: string

    setUpOnce(getContainer, async () => {
      const container = getContainer()
      admin = await createAdmin(container, api)
      shopper = (await createStore(api, admin)).shopper
      await seedSourceItems(container, { berlin: "Berlin" }, [
        { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
      ])
      const csv = stockCsv(["berlin,SHIRT,1,8", "berlin,SHRT,1,x"])
      importId = (await check(admin, csv)).id
    })

    /** What a query needs beside the parameter that is looked at. */
    const NEEDED: Record<string, string> = {
      "GET /store/source-items": "sku=SHIRT&",
    }
    const ask = (route: string, query: string): Promise<Answer> => {
      const [method, path] = route.split(" ")
      const url = `${path.replace(":code", "berlin").replace(":id", importId)}?${NEEDED[route] ?? ""}${query}`
      const client = path.startsWith("/store") ? shopper : admin
      if (method === "GET") return client.get(url)
      if (method === "DELETE") return client.delete(url)
      return route === "POST /admin/stock-imports"
        ? client.post(url, stockCsv([]), { "content-type": "text/csv" })
        : client.post(url, TAKEN[route] ?? {})
    }

    it("no query of any route is answered with 5xx, and each 400 names the parameter", async () => {
      const wrong: string[] = []
      let asked = 0
      for (const { route, parameters } of OPERATIONS) {
        for (const { name } of parameters.filter((one) => one.in === "query")) {
          const queries = [
            ...HOSTILE_VALUES.map((value) => `${name}=${value}`),
            ...hostileShapes(name),
          ]
          for (const query of queries) {
            const { status, data } = await ask(route, query)
            asked++
            const isNamed = status !== 400 || names(data.message, name)
            if (status >= 500 || !isNamed) {
              wrong.push(
                `${route}?${query.slice(0, 60)}: ${status} ${data.message}`
              )
            }
          }
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(1_000)
      await utils.waitWorkflowExecutions()
    })

    it("no parameter that a route does not have is ignored", async () => {
      const wrong: string[] = []
      for (const { route } of OPERATIONS) {
        for (const query of HOSTILE_NAMES) {
          const { status } = await ask(route, query)
          if (status !== 400) {
            wrong.push(`${route}?${query}: ${status}`)
          }
        }
      }
      expect(wrong).toEqual([])
    })

    it.each([
      ["/admin/sources", "offset=-1"],
      ["/admin/sources", "limit=1e9"],
      ["/admin/sources", "limit=1000000000"],
      ["/admin/sources", "q=%00"],
      ["/admin/sources", "q=%ff"],
      ["/admin/sources", "enabled=nope"],
      ["/admin/sources", "fields=nope"],
      ["/admin/sources", "fields=stock_location.a.b.c.d.e.f"],
      ["/admin/sources", "fields=__proto__"],
      ["/admin/source-items", "order=nope"],
      ["/admin/source-items", "fields=sku,nope"],
      ["/admin/source-items", "quantity[no_such]=1"],
      ["/admin/source-items", "offset=1e30"],
      ["/admin/stock-imports", "order=nope"],
      ["/admin/stock-imports", "order=-"],
      ["/admin/stock-imports", "created_at=abc"],
      ["/admin/stock-imports", "created_at[$gte]=2026-02-31"],
      ["/admin/stock-imports", "created_at[$ilike]=2026"],
      ["/admin/stock-imports", "limit=-1"],
      ["/admin/stock-imports", "status=nope"],
      ["/admin/stock-imports", "fields=file_key"],
      ["/admin/stock-imports", "fields=%2Bfile_key"],
      ["/admin/stock-imports", "fields=*file_key"],
      ["/admin/stock-imports", "fields=id,idempotency_key"],
      ["/admin/stock-imports", "fields=allowed_source_codes"],
    ])("%s?%s is a 400 that names the parameter", async (path, query) => {
      const { status, data } = await admin.get(`${path}?${query}`)
      expect({ status, type: data.type }).toEqual({
        status: 400,
        type: "invalid_data",
      })
      expect(data.message).toContain(query.split(/[=[]/)[0])
    })

    it.each([
      ["/admin/stock-imports", "created_at[$gte]=2026-01-31"],
      [
        "/admin/stock-imports",
        "created_at[$lte]=2999-01-31T10:00:00.123Z&created_at[$gte]=2026-01-31 10:00",
      ],
      ["/admin/stock-imports", "order=-created_at&limit=1&offset=0"],
      ["/admin/stock-imports", "fields=%2Bcreated_by,-issues"],
      ["/admin/stock-imports", "fields=id,created_by_name"],
      ["/admin/sources", "fields=*stock_location,stock_location.name"],
      ["/admin/sources", "fields=%2Bitems.inventory_item.sku"],
      ["/admin/sources", "enabled=true&with_deleted=false"],
      ["/admin/source-items", "limit=0&has_sku=true"],
    ])("%s?%s is answered", async (path, query) => {
      const { status, data } = await admin.get(`${path}?${query}`)
      expect({ status, data }).toMatchObject({
        status: 200,
        data: { count: 1 },
      })
    })

    it("no answer about an import holds its file's key, its idempotency key or its sources", async () => {
      const path = `/admin/stock-imports/${importId}`
      const answers = [
        await admin.get(path),
        await admin.get(`${path}?fields=*`),
        await admin.get("/admin/stock-imports?fields=*"),
        await admin.get(`${path}/events`),
        await admin.post("/admin/stock-imports", stockCsv([]), {
          "content-type": "text/csv",
          "idempotency-key": "never-shown",
        }),
        await admin.post(`${path}/cancel`),
      ]
      for (const { status, data } of answers) {
        expect(status).toBeLessThan(300)
        expect(JSON.stringify(data)).not.toMatch(
          /file_key|idempotency_key|allowed_source_codes|never-shown|private-/
        )
      }
    })

    it.each([
      ["GET", "/admin/sources/%00", 400],
      ["DELETE", "/admin/sources/a%00", 400],
      ["GET", "/admin/sources/__proto__", 404],
      ["GET", "/admin/stock-imports/%00", 400],
      ["GET", "/admin/stock-imports/%00/report", 400],
      ["GET", `/admin/stock-imports/${"x".repeat(5_000)}`, 404],
    ])("%s %s is answered with %i", async (method, path, status) => {
      const send = { GET: admin.get, POST: admin.post, DELETE: admin.delete }
      const answer = await send[method as "GET"](path)
      expect(answer.status).toBe(status)
      expect(answer.data.message).toEqual(expect.any(String))
    })

    it("a body that PostgreSQL cannot hold is a 400 that says where, however deep it is", async () => {
      const NUL = "a\0"
      const half = "a\ud800"
      const cases: [string, string, string][] = [
        ["/admin/sources", JSON.stringify({ code: "x", name: NUL }), "name"],
        ["/admin/sources", JSON.stringify({ code: "x", name: half }), "name"],
        [
          "/admin/sources",
          JSON.stringify({ code: "x", name: "X", address: { city: NUL } }),
          "address.city",
        ],
        ["/admin/sources/berlin", JSON.stringify({ name: NUL }), "name"],
        [
          "/admin/source-items/batch",
          JSON.stringify({ upsert: [{ sku: half, quantity: 1 }] }),
          "upsert[0].sku",
        ],
        [
          `/admin/stock-imports/${importId}/apply`,
          JSON.stringify({ confirm: [NUL] }),
          "confirm[0]",
        ],
        [
          "/admin/source-items/batch",
          "[".repeat(500_000) + "]".repeat(500_000),
          "",
        ],
      ]
      for (const [path, body, place] of cases) {
        const { status, data } = await admin.post(path, body, {
          "content-type": "application/json",
        })
        expect({ path, status, data }).toMatchObject({ path, status: 400 })
        expect(data.message).toContain(place)
      }
    })

    it("of many invalid entries a 400 names the first hundred and counts the others", async () => {
      const upsert = Array.from({ length: 1_500 }, () => ({ a: 1 }))
      const { status, data } = await admin.post("/admin/source-items/batch", {
        upsert,
      })
      expect(status).toBe(400)
      expect(data.message).toContain("upsert[0].sku: ")
      expect(data.message).toMatch(/; And 2900 more\.$/)
      expect(data.message.length).toBeLessThan(10_000)
    })

    it("200,000 invalid entries are a short 400 that says how many are too many", async () => {
      const upsert = Array.from({ length: 200_000 }, () => ({ a: 1 }))
      const { status, data } = await admin.post("/admin/source-items/batch", {
        upsert,
      })
      expect({ status, data }).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("200000") },
      })
      expect(JSON.stringify(data).length).toBeLessThan(2_000)
    })

    it("a body where the query is meant is a 400 that names what it holds", async () => {
      const { status, data } = await admin.post("/admin/source-items/export", {
        columns: "sku",
      })
      expect(status).toBe(400)
      expect(data.message).toContain("columns")
    })
  },
})
