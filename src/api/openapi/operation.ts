import type { z } from "@medusajs/framework/zod"

/** What a route answers, or takes, as something other than JSON. */
export type Text = { type: "text/csv" | "text/event-stream"; holds: string }

/** Statuses that a route refuses with; 401, 403 and, of JSON, 413 come from what stands before it. */
export type Refusal = 400 | 404 | 409 | 410 | 413 | 422 | 503

/** A route of the API: what its documentation is made from. */
export type Operation = {
  /** As Medusa has it: `GET /admin/sources/:code`. */
  route: `${"GET" | "POST" | "DELETE"} /${"admin" | "store"}/${string}`
  /** Name of the operation in clients that are generated. */
  id: string
  /** One line; it stands in the table of docs/api.md. */
  summary: string
  description?: string
  /** The schemas that the request is validated with. */
  query?: z.ZodType
  headers?: Record<string, z.ZodType>
  body?: z.ZodType
  /** Where the body may be left out. */
  bodyOptional?: boolean
  /** The body is a file, and these are its options. */
  upload?: z.ZodObject
  status: 200 | 202
  answer: z.ZodType | Text
  /** Of server-sent events: what each one holds. */
  event?: z.ZodType
  refusals: Refusal[]
  /** What a refusal looks like, where it is not an error as Medusa's. */
  refusal?: z.ZodType
}
