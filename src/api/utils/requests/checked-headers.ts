import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"

const checked = new WeakMap<MedusaRequest, unknown>()

/**
 * Checks the headers that the schema names, and keeps them for {@link headersOf}.
 *
 * @throws MedusaError `invalid_data` in the schema's own words, which name the header.
 */
export function checkedHeaders(schema: z.ZodObject) {
  return (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const given = Object.keys(schema.shape).map((name) => [name, req.get(name)])
    const { data, error } = schema.safeParse(Object.fromEntries(given))
    if (error) {
      const [{ message }] = error.issues
      throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
    }
    checked.set(req, data)
    next()
  }
}

/** The headers that an operation declares, as its middleware has checked them. */
export function headersOf<Schema extends z.ZodObject>(
  req: MedusaRequest,
  _declared: { headers: Schema }
): z.output<Schema> {
  return checked.get(req) as z.output<Schema>
}
