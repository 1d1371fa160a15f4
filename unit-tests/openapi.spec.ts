import fs from "node:fs"
import path from "node:path"
import { z } from "@medusajs/framework/zod"
import { generatedFiles } from "../scripts/openapi/files"
import { declaredRoutes } from "../integration-tests/helpers/declared-routes"
import { importModule } from "../integration-tests/helpers/import-module.cjs"
import { ROUTES } from "../integration-tests/rbac/support/routes"
import middlewares from "../src/api/middlewares"
import { toOpenApi } from "../src/api/openapi/document"
import { OPERATIONS } from "../src/api/operations"
import { middlewareOf } from "../src/api/utils/operations/middleware-of"
import type { Operation } from "../src/api/utils/operations/operation"
import { guardsOf } from "../src/api/utils/requests/guards"

const declared = OPERATIONS.flatMap((chapter) => chapter.operations)

const ROOT = path.resolve(__dirname, "..")
const generated = generatedFiles(ROOT)
const document = JSON.parse(generated["docs/openapi.json"])

const operations = Object.entries<any>(document.paths).flatMap(
  ([shown, methods]) =>
    Object.entries<any>(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${shown.replace(/\{(\w+)\}/g, ":$1")}`,
      ...operation,
    }))
)

describe("the API's document", () => {
  it.each(Object.keys(generated))(
    "%s is what the schemas say now (npm run openapi)",
    (file) => {
      expect(fs.readFileSync(path.join(ROOT, file), "utf8")).toBe(
        generated[file]
      )
    }
  )

  it("is valid OpenAPI 3.1", async () => {
    const { Validator } = await importModule(
      "@seriousme/openapi-schema-validator"
    )
    const validator = new Validator()
    expect(await validator.validate(structuredClone(document))).toEqual({
      valid: true,
    })
    expect(validator.version).toBe("3.1")
    const broken = { ...structuredClone(document), paths: { sources: {} } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it("has an operation for each route, and a route for each operation", () => {
    expect(operations.map(({ route }) => route).sort()).toEqual(
      declaredRoutes()
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(
      operations.length
    )
    expect(declared).toHaveLength(operations.length)
  })

  it("says of each admin route which policy stands before it", () => {
    const told = operations.map((one) => [one.route, one["x-policies"]])
    // Those that the RBAC suite asks for, route by route.
    const asked = Object.entries(ROUTES).map(([route, { policy }]) => [
      route,
      [policy],
    ])
    expect(Object.fromEntries(told)).toEqual({
      ...Object.fromEntries(asked),
      "GET /store/source-items": undefined,
    })
  })

  it("explains each parameter", () => {
    const unexplained = operations.flatMap(({ route, parameters = [] }) =>
      parameters
        .filter(({ description }: any) => !description)
        .map(({ name }: any) => `${route} ${name}`)
    )
    expect(unexplained).toEqual([])
  })
})

describe("a route's declaration", () => {
  const API = path.join(ROOT, "src", "api")

  it("is what its middleware is made from, and nothing else stands before a route", () => {
    const { routes = [] } = middlewares
    const before = (asked: typeof routes) =>
      asked.map(({ middlewares: checks, ...route }) => ({
        ...route,
        checks: checks?.length,
      }))
    expect(before(routes)).toEqual(
      before([...guardsOf(declared), ...declared.map(middlewareOf)])
    )
  })

  it("is the only place that says what a request is validated with", () => {
    const second = fs
      .readdirSync(API, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".ts") && !file.startsWith("utils/"))
      .filter((file) =>
        /validateAndTransform|\bchecked(Query|Body|Options|Path|Headers)\b|\b(matcher|methods|policies|bodyParser|operationId):/.test(
          fs.readFileSync(path.join(API, file), "utf8")
        )
      )
    // The one that writes the document.
    expect(second).toEqual(["openapi/document.ts"])
  })

  const things = (query: z.ZodObject, body: z.ZodObject): Operation => ({
    route: "POST /store/things/:id",
    id: "StorePostThings",
    summary: "An invented route",
    path: { schema: z.strictObject({ id: z.string().max(5) }) },
    headers: z.object({ "X-Kind": z.string().max(5, "X-Kind").optional() }),
    query: { schema: query },
    body: { name: "Thing", schema: body },
    status: 200,
    answer: { type: "text/csv", holds: "Nothing" },
  })

  /** What the route refuses a request with; undefined: it takes it. */
  async function refusalOf(
    operation: Operation,
    request: object
  ): Promise<string | undefined> {
    const headers: Record<string, string> = { "X-Kind": "new", ...request }
    const req: any = {
      params: { id: "one" },
      query: {},
      body: {},
      allowed: [],
      get: (name: string) => headers[name],
      ...request,
    }
    for (const check of middlewareOf(operation).middlewares ?? []) {
      try {
        await new Promise<void>((passed, refused) => {
          const next = (error?: unknown) => (error ? refused(error) : passed())
          Promise.resolve(check(req, {} as any, next)).catch(refused)
        })
      } catch (error) {
        return (error as Error).message
      }
    }
    return undefined
  }

  it("decides what is refused and what is documented together", async () => {
    const sizes = z.strictObject({ size: z.enum(["small"]).optional() })
    const name = z.strictObject({ name: z.string() })
    const small = things(sizes, name)
    const large = things(
      sizes.extend({ size: z.enum(["large"]) }),
      name.partial()
    )
    const parameters = (operation: Operation) =>
      (toOpenApi(operation, "Things").parameters as any[]).map(
        ({ name, in: place, required, schema }) => [
          `${place} ${name}`,
          required,
          schema.enum ?? schema.maxLength,
        ]
      )
    expect(parameters(small)).toEqual([
      ["path id", true, 5],
      ["query size", false, ["small"]],
      ["header X-Kind", false, 5],
    ])
    expect(parameters(large)).toContainEqual(["query size", true, ["large"]])
    const body = { name: "Chair" }
    const query = { size: "large" }
    expect(await refusalOf(small, { body })).toBeUndefined()
    expect(await refusalOf(small, {})).toMatch("'name' is required")
    expect(await refusalOf(small, { body, query })).toMatch("size")
    expect(await refusalOf(large, { query })).toBeUndefined()
    expect(await refusalOf(large, {})).toMatch("size")
    expect(
      await refusalOf(small, { body, params: { id: "long-one" } })
    ).toMatch("id")
    expect(await refusalOf(small, { body, "X-Kind": "too long" })).toBe(
      "X-Kind"
    )
  })

  it("that names no parameters and no body has both refused", async () => {
    const {
      query: _query,
      body: _body,
      ...rest
    } = things(z.strictObject({}), z.strictObject({}))
    expect(await refusalOf(rest, {})).toBeUndefined()
    expect(await refusalOf(rest, { query: { size: "1" } })).toMatch("size")
    expect(await refusalOf(rest, { body: { name: "Chair" } })).toMatch("name")
  })
})
