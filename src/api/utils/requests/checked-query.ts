import { zodValidator } from "@medusajs/framework"
import {
  validateAndTransformQuery,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { invalidRequest } from "./invalid-request"

export type QueryConfig = Parameters<typeof validateAndTransformQuery>[1]

const PREFIX = /^Invalid request: /

/**
 * What the schema makes of a query or a form.
 *
 * @throws MedusaError `invalid_data` that names each bad parameter, which Medusa's own message does not always do.
 */
export async function parseParameters<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(given)
  if (parsed.success) {
    return parsed.data
  }
  const message = await zodValidator(schema, given).then(
    () => "",
    (error: Error) => error.message.replace(PREFIX, "")
  )
  const names = parsed.error.issues
    .map(({ path }) => path.join("."))
    .filter((name) => name && !message.includes(name))
  const named = [...new Set(names), message].join(": ")
  throw invalidRequest(named)
}

/** Medusa's `validateAndTransformQuery`, for a strict schema, with the messages of {@link parseParameters}. */
export function checkedQuery(
  schema: z.ZodType,
  config: QueryConfig = { isList: false }
) {
  // Medusa hands the query to `parseAsync`, and what is thrown there to the client.
  const named = {
    parseAsync: (query: unknown) => parseParameters(schema, query),
  }
  return validateAndTransformQuery(
    named as unknown as Parameters<typeof validateAndTransformQuery>[0],
    config
  )
}

/** For routes that take no parameters: one that is given is not ignored in silence. */
export const noQuery = checkedQuery(z.strictObject({}))

/** A query that holds what the fields of a form may hold as well: it is read as they are, not as Medusa reads a query. */
export function checkedOptions(schema: z.ZodType) {
  return async (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    req.validatedQuery = (await parseParameters(schema, req.query)) as Record<
      string,
      unknown
    >
    next()
  }
}

/** The parameters in a path. */
export function checkedPath(schema: z.ZodType) {
  return async (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    await parseParameters(schema, req.params)
    next()
  }
}

/** For routes that take no body: what somebody put there would be ignored in silence. */
export function noBody(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const body = req.body as unknown
  const names = typeof body === "string" ? [body] : Object.keys(body ?? {})
  if (names.some(Boolean)) {
    throw invalidRequest(
      `this route reads no body; what it takes is in its query. Got '${names.join(", ").slice(0, 100)}'`
    )
  }
  next()
}
