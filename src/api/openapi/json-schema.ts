import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { answers, bodies } from "./components"

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

/** A reference to a schema that has a name; `$ref` of a document. */
export function referenceTo(schema: z.ZodType): JsonSchema {
  const named = answers.get(schema) ?? bodies.get(schema)
  if (!named) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The schema has no name; see components.ts."
    )
  }
  return { $ref: uri(named.id) }
}

/** All schemas that have a name, in the order of their names. */
export function namedSchemas(): Record<string, JsonSchema> {
  const all = {
    ...z.toJSONSchema(answers, { uri, ...settings("output") }).schemas,
    ...z.toJSONSchema(bodies, { uri, ...settings("input") }).schemas,
  }
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, schema]) => [name, plain(schema)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
  )
}

function plain(schema: object): JsonSchema {
  const {
    $schema: _dialect,
    $id: _id,
    ...rest
  } = JSON.parse(JSON.stringify(schema)) as JsonSchema
  return rest
}
