import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { JsonBody } from "../utils/operations/operation"
import { answers } from "./components"

/** JSON Schema 2020-12, which is what OpenAPI 3.1 has. */
export type JsonSchema = Record<string, unknown>

const uri = (id: string) => `#/components/schemas/${id}`

/** What may be sent and what comes differ where a schema transforms: `input` is what a client sends. */
type Direction = "input" | "output"

const settings = (io: Direction) =>
  ({ io, unrepresentable: "any", override: forReaders }) as const

/**
 * The bounds of what a double holds exactly say nothing of an API; where values are listed, the types that a transform
 * would take beside them do not, either.
 */
function forReaders({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.enum) {
    delete jsonSchema.anyOf
  }
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
    delete jsonSchema.maximum
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) {
    delete jsonSchema.minimum
  }
}

/** The JSON schema of what a client sends. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return plain(z.toJSONSchema(schema, settings("input")))
}

/** A reference to an answer's schema; `$ref` of a document. */
export function referenceTo(schema: z.ZodType): JsonSchema {
  const named = answers.get(schema)
  if (!named) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The schema has no name; see components.ts."
    )
  }
  return { $ref: uri(named.id) }
}

/** A reference to a body's schema. */
export function referenceToBody({ name }: JsonBody): JsonSchema {
  return { $ref: uri(name) }
}

/** The schemas of all answers and of these bodies, in the order of their names. */
export function namedSchemas(bodies: JsonBody[]): Record<string, JsonSchema> {
  const all = {
    ...z.toJSONSchema(answers, { uri, ...settings("output") }).schemas,
    ...z.toJSONSchema(registryOf(bodies), { uri, ...settings("input") })
      .schemas,
  }
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, schema]) => [name, plain(schema)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
  )
}

/** Two operations may take the same body; two bodies of one name are refused. */
function registryOf(bodies: JsonBody[]) {
  const registry = z.registry<{ id: string }>()
  const named = new Map(bodies.map(({ schema, name }) => [schema, name]))
  named.forEach((id, schema) => registry.add(schema, { id }))
  return registry
}

function plain(schema: object): JsonSchema {
  const {
    $schema: _dialect,
    $id: _id,
    ...rest
  } = JSON.parse(JSON.stringify(schema)) as JsonSchema
  return rest
}
