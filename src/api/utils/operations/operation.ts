import type { z } from "@medusajs/framework/zod"
import type { Action } from "../permissions/source-scope"
import type { Middleware } from "../permissions/permitted"
import type { QueryConfig } from "../requests/checked-query"

/** What a route answers as something other than JSON. */
export type Text = { type: string | readonly string[]; holds: string }

/** Statuses that a route refuses with, beside those that what it takes brings along (`refusalsOf`). */
export type Refusal = 404 | 409 | 410 | 422 | 503

/** What one part of a request has to be, and what else is asked of it then. */
type Part<Schema extends z.ZodType> = { schema: Schema; then?: Middleware[] }

export type JsonBody = Part<z.ZodType> & {
  /** Of the schema, in clients that are generated. */
  name: string
  /** It has lists of up to 2,000 entries: they are counted first, and all that is wrong with them is named. */
  manyEntries?: boolean
  /** It may be as large as one with many entries; its schema says how many. */
  large?: boolean
}

/** A file as the body, or in the field `file` of a form; the route streams it. */
export type FileBody = {
  /** Content types of a body that is the file itself. */
  types: readonly string[]
  /** Its options: parameters of the query or, in a form, fields. */
  options: z.ZodObject
}

/**
 * A route of the API, declared once: its middleware, its operation in docs/openapi.json and its line in docs/api.md are
 * made from this.
 */
export type Operation = {
  /** As Medusa has it: `GET /admin/sources/:code`. */
  route: `${"GET" | "POST" | "DELETE"} /${"admin" | "store"}/${string}`
  /** Name of the operation in clients that are generated. */
  id: string
  /** One line; it stands in the table of docs/api.md. */
  summary: string
  description?: string
  /** What Medusa's RBAC asks for before. */
  policy?: Action
  path?: Part<z.ZodObject>
  headers?: z.ZodObject
  /** Left out: the route takes no parameters, and refuses any. */
  query?: Part<z.ZodObject> & { config?: QueryConfig }
  /** Left out, and no file: the route takes no body, and refuses any. */
  body?: JsonBody
  file?: FileBody
  status: 200 | 202
  answer: z.ZodType | Text
  /** Of server-sent events: what each one holds. */
  event?: z.ZodType
  refusals?: Refusal[]
  /** What a refusal looks like, where it is not an error as Medusa's. */
  refusal?: z.ZodType
}

/** `GET` and `/admin/sources/:code`. */
export function methodAndPath({ route }: Operation): [string, string] {
  const [method, path] = route.split(" ")
  return [method, path]
}

/** A policy as Medusa writes it: `stock_source:read`. */
export function policyName({ resource, operation }: Action): string {
  return `${resource}:${operation}`
}

/** Whether a request without a body is one. */
export function mayLackBody({ schema }: JsonBody): boolean {
  return schema.safeParse(undefined).success
}

/** The statuses that a route refuses with, beside 401 and 403. */
export function refusalsOf(operation: Operation): number[] {
  const { path, body, file, refusals = [] } = operation
  const taken = [400, ...(path ? [404] : []), ...(body || file ? [413] : [])]
  return [...new Set([...taken, ...refusals])].sort((one, other) => one - other)
}
