import { z } from "@medusajs/framework/zod"

type Registry = ReturnType<typeof z.registry<{ id: string }>>

/** What routes answer, by its name in the document. */
export const answers: Registry = z.registry<{ id: string }>()

/** Names a schema of an answer; strict, so that a field that is not documented is found by the tests. */
export function answer<Schema extends z.ZodType>(
  id: string,
  schema: Schema
): Schema {
  answers.add(schema, { id })
  return schema
}
