import Ajv2020, { type ValidateFunction } from "ajv/dist/2020"
import fs from "node:fs"
import path from "node:path"

const FILE = path.resolve(__dirname, "../../../docs/openapi.json")

const document = JSON.parse(fs.readFileSync(FILE, "utf8"))

/** An operation of docs/openapi.json. */
export type Documented = {
  /** As Medusa has it: `GET /admin/sources/:code`. */
  route: string
  parameters: { name: string; in: string; schema: any }[]
  requestBody?: { required: boolean; content: Record<string, any> }
  responses: Record<string, { content: Record<string, { schema: any }> }>
}

export const OPERATIONS: Documented[] = Object.entries<any>(
  document.paths
).flatMap(([shown, methods]) =>
  Object.entries<any>(methods).map(([method, operation]) => ({
    ...operation,
    route: `${method.toUpperCase()} ${shown.replace(/\{(\w+)\}/g, ":$1")}`,
    parameters: operation.parameters ?? [],
  }))
)

export function operationOf(route: string): Documented {
  const found = OPERATIONS.find((operation) => operation.route === route)
  if (!found) {
    throw new Error(`docs/openapi.json has no operation ${route}.`)
  }
  return found
}

/** The schema behind a reference, or the schema itself. */
export function resolve(schema: any): any {
  const name = schema.$ref?.split("/").pop()
  return name ? document.components.schemas[name] : schema
}

const settings = {
  strict: false,
  allErrors: true,
  formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ },
}

/** JSON as it stands. */
const exact = new Ajv2020(settings)
/** Texts of a query: "5" is a number, and one value a list of one. */
const asText = new Ajv2020({ ...settings, coerceTypes: "array" })

const compiled = new Map<Ajv2020, Map<unknown, ValidateFunction>>()

function compile(ajv: Ajv2020, schema: any): ValidateFunction {
  const known = compiled.get(ajv) ?? new Map()
  compiled.set(ajv, known)
  const { components } = document
  const validate = known.get(schema) ?? ajv.compile({ ...schema, components })
  known.set(schema, validate)
  return validate
}

/** What is wrong with a value, as `/source/code must be string`; nothing where it is as documented. */
export function problems(schema: any, value: unknown): string[] {
  const validate = compile(exact, schema)
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`
      )
}

export function isDocumented(schema: any, value: unknown): boolean {
  return problems(schema, value).length === 0
}

export function isDocumentedText(schema: any, text: string): boolean {
  const wrapper = { type: "object", properties: { text: schema } }
  return Boolean(compile(asText, wrapper)({ text }))
}
