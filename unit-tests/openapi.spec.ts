import fs from "node:fs"
import path from "node:path"
import { generatedFiles } from "../scripts/openapi/files"
import { declaredRoutes } from "../integration-tests/helpers/declared-routes"
import { importModule } from "../integration-tests/helpers/import-module.cjs"
import { ROUTES } from "../integration-tests/rbac/support/routes"
import { OPERATIONS } from "../src/api/operations"

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
    expect(OPERATIONS.flatMap((part) => part.operations)).toHaveLength(
      operations.length
    )
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
