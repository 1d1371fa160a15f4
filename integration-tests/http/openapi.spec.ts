/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { createClient, expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  act,
  check,
  finished,
  form,
  settled,
  stockCsv,
} from "../helpers/stock-imports"
import { createProduct, createSource, createStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder, usePluginOptions } from "../helpers/suite"
import { Contract, send, type Asked } from "./openapi/contract"
import { OPERATIONS } from "./openapi/document"
import { badBodies, badQueries } from "./openapi/out-of-schema"

jest.setTimeout(180_000)

const LARGEST_FILE = 4_000
// The calls that change source items take 4 MiB.
const TOO_LARGE = 4.1 * 1024 ** 2

useFileFolder()
usePluginOptions({ max_file_size: LARGEST_FILE })

/** A body for each route that takes one; the routes without a word here take an empty one. */
const GOOD: Record<string, unknown> = {
  "POST /admin/sources": {
    code: "rome",
    name: "Rome",
    address: { address_1: "Via Appia 1", country_code: "it" },
    sales_channel_ids: [],
  },
  "POST /admin/sources/:code": {
    name: "Berlin-Mitte",
    address: { address_1: "Linienstr. 1", country_code: "de" },
    sales_channel_ids: [],
  },
  "POST /admin/source-items/batch": {
    upsert: [{ source_code: "berlin", sku: "SHIRT", quantity: 8 }],
    delete: [{ source_code: "paris", sku: "CAP" }],
  },
  "POST /admin/source-items/assign": {
    items: [{ source_code: "paris", sku: "CAP" }],
  },
  "POST /admin/source-items/unassign": {
    items: [{ source_code: "paris", sku: "CAP" }],
  },
  "POST /admin/source-items/transfer": {
    items: [{ sku: "SHIRT", from: "berlin", to: "paris", quantity: 1 }],
  },
  "POST /admin/stock-imports": stockCsv(["berlin,SHIRT,1,8"]),
  "POST /admin/stock-imports/:id/check": { decimal_separator: "." },
  "POST /admin/stock-import-profiles": {
    name: "Supplier",
    reading: { delimiter: ";", mapping: { sku: { column: "Teil" } } },
    options: { behavior: "append" },
    replacements: [{ column: "sku", from: "SHRT", to: "SHIRT" }],
    header: ["Teil", "Zahl"],
  },
  "POST /admin/stock-import-profiles/:id": {
    reading: { delimiter: ";" },
    options: { behavior: "append" },
    replacements: [{ column: "sku", from: "SHRT", to: "SHIRT" }],
    header: ["Teil", "Zahl"],
  },
  "POST /admin/stock-import-profiles/:id/supplier-numbers": {
    supplier_numbers: [{ number: "4711", sku: "SHIRT" }],
    replace: true,
  },
  "POST /admin/stock-imports/:id/corrections": {
    rows: [{ row_number: 2, quantity: "9" }],
  },
  "POST /admin/stock-imports/:id/apply": { confirm: ["new_source"] },
}

const AS_FILE = { "content-type": "text/csv" }

/** What a query needs beside the parameter that is looked at. */
const NEEDED: Record<string, string> = {
  "GET /store/source-items": "sku[]=HAT",
}

// Several calls have to meet at one moment for these; source-items-batch.spec.ts and stock-imports-many.spec.ts have what
// stands behind them.
const ONLY_IN_A_RACE = [
  ...["assign", "unassign", "transfer"].map(
    (name) => `POST /admin/source-items/${name} 409`
  ),
  "GET /admin/source-items/export 503",
]

const contract = new Contract()

storeSuite({
  moduleName: "openapi",
  testSuite: ({ api, getContainer, utils }) => {
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

    const ask = (route: string, status: number, asked?: Asked) =>
      contract.expect(admin, route, status, asked)

    it("sources answer as documented", async () => {
      const LIST = "GET /admin/sources"
      const MAKE = "POST /admin/sources"
      await ask(LIST, 200, {
        query: "fields=%2Bquantity,%2Bcode_generated,*sales_channels",
      })
      await ask(LIST, 400, { query: "order=size" })
      const { sales_channel } = expectOk(
        await admin.post("/admin/sales-channels", { name: "Web" })
      )
      const body = {
        ...(GOOD[MAKE] as object),
        sales_channel_ids: [sales_channel.id],
      }
      await ask(MAKE, 200, { body })
      await ask(MAKE, 422, { body })
      await ask(MAKE, 400, { body: { code: "no code" } })
      await ask(MAKE, 404, {
        body: { code: "oslo", stock_location_id: "sloc_none" },
      })
      const here = { params: { code: "rome" } }
      const nowhere = { params: { code: "atlantis" } }
      for (const route of [`${LIST}/:code`, `${MAKE}/:code`]) {
        const { source } = await ask(route, 200, {
          ...here,
          query: "fields=%2Bitems_count,*sales_channels",
        })
        expect(source).toMatchObject({
          code: "rome",
          address: { address_1: "Via Appia 1" },
          sales_channels: [{ name: "Web" }],
        })
        await ask(route, 400, { ...here, query: "no_such=1" })
        await ask(route, 404, nowhere)
      }
      const REMOVE = "DELETE /admin/sources/:code"
      await ask(REMOVE, 400, { params: { code: "berlin" } })
      await ask(REMOVE, 404, nowhere)
      await ask(REMOVE, 200, here)
    })

    it("source items answer as documented", async () => {
      await ask("GET /admin/source-items", 200, {
        query: "status=1&quantity[gte]=1&source_code[]=berlin",
      })
      await ask("GET /admin/source-items", 400, { query: "order=size" })
      for (const name of ["batch", "assign", "unassign", "transfer"]) {
        const route = `POST /admin/source-items/${name}`
        await ask(route, 200, { body: GOOD[route] })
        await ask(route, 400, { body: { items: 1 } })
      }
      const unknown = { source_code: "berlin", sku: "SHRT" }
      const refused = await ask("POST /admin/source-items/batch", 400, {
        body: { upsert: [{ ...unknown, quantity: 1 }], delete: [unknown] },
      })
      expect(refused.issues[0]).toMatchObject({
        code: "unknown_sku",
        proposal: "SHIRT",
      })
      const stale = { source_code: "berlin", sku: "CAP", quantity: 1 }
      await ask("POST /admin/source-items/batch", 409, {
        body: { upsert: [{ ...stale, expected_quantity: 3 }] },
      })
      for (const method of ["GET", "POST"]) {
        const route = `${method} /admin/source-items/export`
        await ask(route, method === "GET" ? 200 : 202, {
          query: "columns=sku,quantity",
        })
        await ask(route, 400, { query: "columns=size" })
      }
    })

    it("stock imports answer as documented while they are made, applied and undone", async () => {
      const UPLOAD = "POST /admin/stock-imports"
      const csv = stockCsv([
        "berlin,SHIRT,1,8",
        "paris,CAP,1,2.5",
        "nowhere,CAP,1,2",
        "berlin,SHRT ,1,x",
      ])
      const headers = { ...AS_FILE, "idempotency-key": "key" }
      const first = await ask(UPLOAD, 202, {
        body: csv,
        headers,
        query: "validation_strategy=skip_errors&filename=stock.csv",
      })
      const params = { id: first.stock_import.id }
      await ask(UPLOAD, 422, { body: "sku\n", headers })
      await ask(UPLOAD, 413, {
        body: "x".repeat(LARGEST_FILE + 1),
        headers: AS_FILE,
      })
      await ask(UPLOAD, 400, { body: csv, headers: { "content-type": "x/y" } })
      const filled = await form([
        ["behavior", "snapshot"],
        ["file", new File([csv], "form.csv", { type: "text/csv" })],
      ])
      const sent = await ask(UPLOAD, 202, filled)
      await settled(admin, sent.stock_import.id)
      await settled(admin, params.id)
      await ask("GET /admin/stock-imports", 200)
      await ask("GET /admin/stock-imports", 400, { query: "status=lost" })
      await ask("GET /admin/stock-imports/sample", 200)
      await ask("GET /admin/stock-imports/sample", 400, { query: "no_such=1" })
      await ask("GET /admin/stock-imports/:id", 200, { params })
      await ask("GET /admin/stock-imports/:id/events", 200, { params })
      for (const name of ["reading", "rows", "issues", "report", "file"]) {
        await ask(`GET /admin/stock-imports/:id/${name}`, 200, { params })
      }
      const CHECK = "POST /admin/stock-imports/:id/check"
      const again = { params, body: GOOD[CHECK] }
      await finished(admin, params.id)
      await ask(CHECK, 202, again)
      await finished(admin, params.id)
      const CORRECT = "POST /admin/stock-imports/:id/corrections"
      const CORRECTIONS = "/admin/stock-imports/:id/corrections"
      const correct = { params, body: GOOD[CORRECT] }
      await ask(CORRECT, 202, correct)
      await finished(admin, params.id)
      const { corrections } = await ask(`GET ${CORRECTIONS}`, 200, { params })
      const one = {
        params: { ...params, correction_id: corrections[0].id },
      }
      await ask(`DELETE ${CORRECTIONS}/:correction_id`, 202, one)
      await finished(admin, params.id)
      await ask(`DELETE ${CORRECTIONS}`, 202, { params })
      await finished(admin, params.id)
      await ask("POST /admin/stock-imports/:id/apply", 202, {
        params,
        body: { confirm: [] },
      })
      await settled(admin, params.id)
      await ask("GET /admin/stock-imports/:id/rows", 200, { params })
      await ask("POST /admin/stock-imports/:id/undo", 202, { params })
      await settled(admin, params.id)
      await ask("GET /admin/stock-imports/:id", 200, { params })
      for (const name of ["apply", "undo", "cancel"]) {
        await ask(`POST /admin/stock-imports/:id/${name}`, 409, { params })
      }
      await ask(CHECK, 409, again)
      await ask(CORRECT, 409, correct)
      await ask(`DELETE ${CORRECTIONS}`, 409, { params })
      await ask(`DELETE ${CORRECTIONS}/:correction_id`, 409, one)
      await ask("DELETE /admin/stock-imports/:id", 200, { params })
      await utils.waitWorkflowExecutions()
    })

    it("stock imports answer as documented where they are refused, or have gone", async () => {
      const { id } = await check(admin, stockCsv(["berlin,SHIRT,1,8"]))
      const params = { id }
      const none = { params: { id: "simp_none" } }
      const imports = OPERATIONS.filter(({ route }) =>
        route.includes("/stock-imports/:id")
      )
      for (const { route, responses } of imports) {
        await ask(route, 404, { ...none, body: GOOD[route] })
        if (responses[400]) {
          const [method] = route.split(" ")
          const bad = { query: "no_such=1", body: { no_such: 1 } }
          const wrong = method === "POST" ? { body: bad.body } : bad
          await ask(route, 400, { params, ...wrong })
        }
      }
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const change = (to: object) =>
        knex("stock_import").where({ id }).update(to)
      await change({ status: "applying" })
      await ask("DELETE /admin/stock-imports/:id", 409, { params })
      await change({ status: "checking" })
      for (const name of ["reading", "report"]) {
        await ask(`GET /admin/stock-imports/:id/${name}`, 409, { params })
      }
      await change({ status: "checked", plan_dropped_at: new Date() })
      for (const name of ["rows", "issues", "report", "file"]) {
        await ask(`GET /admin/stock-imports/:id/${name}`, 410, { params })
      }
      await ask("POST /admin/stock-imports/:id/cancel", 202, { params })
      await utils.waitWorkflowExecutions()
    })

    it("profiles answer as documented", async () => {
      const LIST = "GET /admin/stock-import-profiles"
      const MAKE = "POST /admin/stock-import-profiles"
      const made = await ask(MAKE, 200, { body: GOOD[MAKE] })
      const params = { id: made.stock_import_profile.id }
      const nowhere = { params: { id: "simppro_none" } }
      await ask(MAKE, 400, { body: {} })
      await ask(MAKE, 409, { body: { name: "shopify" } })
      await ask(LIST, 200)
      await ask(LIST, 400, { query: "order=size" })
      const one = (method: string) =>
        `${method} /admin/stock-import-profiles/:id`
      await ask(one("GET"), 200, { params })
      await ask(one("GET"), 200, { params: { id: "shopify" } })
      await ask(one("GET"), 400, { params, query: "fields=size" })
      await ask(one("POST"), 200, { params, body: GOOD[one("POST")] })
      await ask(one("POST"), 409, { params, body: { name: "medusa" } })
      await ask(one("POST"), 400, { params: { id: "magento" }, body: {} })
      for (const method of ["GET", "POST", "DELETE"]) {
        const body = method === "POST" ? {} : undefined
        await ask(one(method), 404, { ...nowhere, body })
      }
      const numbers = (method: string) =>
        `${method} /admin/stock-import-profiles/:id/supplier-numbers`
      const given = GOOD[numbers("POST")]
      await ask(numbers("POST"), 200, { params, body: given })
      await ask(numbers("GET"), 200, { params, query: "q=47" })
      await ask(numbers("GET"), 400, { params, query: "limit=x" })
      await ask(numbers("DELETE"), 200, { params, query: "number=4711" })
      await ask(numbers("DELETE"), 400, { params: { id: "shopify" } })
      await ask(numbers("POST"), 400, { params, body: {} })
      for (const method of ["GET", "POST", "DELETE"]) {
        const body = method === "POST" ? given : undefined
        await ask(numbers(method), 404, { ...nowhere, body })
      }
      await ask(one("DELETE"), 400, { params: { id: "woocommerce" } })
      await ask(one("DELETE"), 200, { params })
    })

    it("plans with alarms, warnings and a whole file that is refused are as documented", async () => {
      const read = async (csv: string) => {
        const { id } = await check(admin, csv)
        const shown = { params: { id } }
        await ask("GET /admin/stock-imports/:id", 200, shown)
        return ask("GET /admin/stock-imports/:id/rows", 200, shown)
      }
      const skus = Array.from({ length: 12 }, (_, n) => `SKU-${n}`)
      await seedSourceItems(
        container,
        { rome: "Rome" },
        skus.map((sku) => ({
          source: "rome",
          sku,
          stocked: "50",
          status: 1 as const,
        }))
      )
      const zero = stockCsv(skus.map((sku) => `rome,${sku},0,0`))
      const { id } = await check(admin, zero)
      const { stock_import } = await ask("GET /admin/stock-imports/:id", 200, {
        params: { id },
      })
      expect(stock_import.alarms).toMatchObject([{ code: "withdraws_most" }])
      await act(admin, id, "apply")
      const again = await check(admin, zero)
      expect(again.issues).toMatchObject([{ code: "already_applied" }])
      await read("source_code;sku\nberlin;CAP\n")
      await read("source_code;sku;quantity\nberlin;CAP;1.250\n")
      await read("source_code;sku;quantity\nberlin;CAP;1,5\n")
      await read(
        stockCsv(
          ["berlin, SHIRT,1,8,3,x", "berlin,CAP,1", "berlin,CAP,1,9,20,x"],
          "source_code,sku,status,quantity,expected_quantity,color"
        )
      )
      await utils.waitWorkflowExecutions()
    })

    it("the store's route answers as documented", async () => {
      const store = await createStore(api, admin)
      const { stock_location_id } = await createSource(admin, store, {
        code: "rome",
      })
      await createProduct(admin, store, { HAT: { [stock_location_id]: 3 } })
      const STORE = "GET /store/source-items"
      const { source_items } = await contract.expect(
        store.shopper,
        STORE,
        200,
        { query: "sku[]=HAT" }
      )
      expect(source_items).toHaveLength(1)
      await contract.expect(store.shopper, STORE, 400)
      await contract.expect(createClient(api, {}), STORE, 400, {
        query: "sku[]=HAT",
      })
    })

    it("nobody who is not logged in gets anything", async () => {
      const nobody = createClient(api, {})
      for (const { route } of OPERATIONS) {
        if (route.includes(" /admin/")) {
          await contract.expect(nobody, route, 401, {
            params: { code: "berlin", id: "simp_none" },
          })
        }
      }
    })

    it("refuses each query that is not as documented", async () => {
      const store = await createStore(api, admin)
      const params = { code: "berlin", id: "simp_none" }
      const wrong: string[] = []
      let asked = 0
      for (const operation of OPERATIONS) {
        const { route } = operation
        const client = route.includes(" /admin/") ? admin : store.shopper
        const statusOf = async (query = "") => {
          const given = [NEEDED[route], query].filter(Boolean).join("&")
          const body = GOOD[route]
          const headers = typeof body === "string" ? AS_FILE : undefined
          const asked = { params, query: given, body, headers }
          return (await send(client, route, asked)).status
        }
        const bad = badQueries(operation)
        if (bad.length && (await statusOf()) === 400) {
          wrong.push(`${route}: 400`)
        }
        for (const { what, query } of bad) {
          const status = await statusOf(query)
          asked++
          if (status !== 400) {
            wrong.push(`${route} ${what}: ${status}`)
          }
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(100)
      await utils.waitWorkflowExecutions()
    })

    it("refuses each body that is not as documented", async () => {
      const params = { code: "berlin", id: "simp_none" }
      const wrong: string[] = []
      let asked = 0
      for (const { route, requestBody } of OPERATIONS) {
        const schema = requestBody?.content["application/json"]?.schema
        // A file's body is rows, and what is wrong with those is told by its check.
        if (!schema || requestBody.content["multipart/form-data"]) {
          continue
        }
        const good = GOOD[route] ?? {}
        const taken = await send(admin, route, { params, body: good })
        if (taken.status === 400) {
          wrong.push(`${route}: ${JSON.stringify(taken.data)}`)
        }
        for (const { what, body } of badBodies(schema, good)) {
          const { status } = await send(admin, route, { params, body })
          asked++
          if (status !== 400) {
            wrong.push(`${route} ${what}: ${status}`)
          }
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(100)
    })

    it("refuses a body of JSON that is too large", async () => {
      const body = { text: "x".repeat(TOO_LARGE) }
      const params = { code: "berlin", id: "simp_none" }
      for (const { route, requestBody } of OPERATIONS) {
        if (requestBody?.content["application/json"]) {
          await ask(route, 413, { params, body })
        }
      }
    })

    // Last: the answers that the tests above have seen.
    it("every documented answer was asked for", () => {
      expect(contract.unseen((status) => status < 300)).toEqual([])
      expect(
        contract
          .unseen((status) => status >= 400 && status !== 403)
          .filter((answer) => !ONLY_IN_A_RACE.includes(answer))
      ).toEqual([])
    })
  },
})
