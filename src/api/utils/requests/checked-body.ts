import { zodValidator } from "@medusajs/framework"
import { validateAndTransformBody } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { invalidRequest } from "./invalid-request"

/** Of more problems Medusa names three and is silent about the rest. */
const AS_MEDUSA_SAYS = 3
const MOST_SHOWN = 100

/** Medusa's `validateAndTransformBody`; of many problems it names the first hundred, and says how many more there are. */
export function checkedBody(schema: z.ZodType) {
  const counted = { parseAsync: (body: unknown) => parseBody(schema, body) }
  return validateAndTransformBody(
    counted as unknown as Parameters<typeof validateAndTransformBody>[0]
  )
}

async function parseBody(schema: z.ZodType, body: unknown): Promise<unknown> {
  const parsed = schema.safeParse(body)
  if (parsed.success) {
    return parsed.data
  }
  const { issues } = parsed.error
  if (issues.length <= AS_MEDUSA_SAYS) {
    return zodValidator(schema, body)
  }
  const shown = issues
    .slice(0, MOST_SHOWN)
    .map(({ path, message }) => `${toPlace(path)}: ${message}`)
  const more = issues.length - shown.length
  throw invalidRequest(
    [...shown, more && `And ${more} more.`].filter(Boolean).join("; ")
  )
}

function toPlace(path: PropertyKey[]): string {
  const steps = path.map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`
  )
  return steps.join("").replace(/^\./, "") || "The body"
}
