import { z } from "@medusajs/framework/zod"
import { createFindParams } from "@medusajs/medusa/api/utils/validators"

/** The largest page: what an admin screen may hold, and still one short answer. */
const LARGEST_PAGE = 10_000
/** The largest `integer` of PostgreSQL. */
const LARGEST_INTEGER = 2 ** 31 - 1

/** A whole number, written as digits. */
export const wholeNumber = (max = LARGEST_INTEGER, min = 0) =>
  z.preprocess(
    (value) =>
      typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)
        ? Number(value)
        : value,
    z.number().int().min(min).max(max)
  )

/** One value or several: `outcome=error` and `outcome[]=error&outcome[]=skip`. */
export const oneOrMany = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.array(schema)])
    .transform((given) => [given].flat() as z.output<Schema>[])

/** A switch among the options of an upload. */
export const booleanText = z
  .enum(["true", "false", "1", "0"])
  .transform((text) => text === "true" || text === "1")

/** `true` or `false`. */
export const flag = () => z.stringbool().meta({ enum: ["true", "false"] })

/** `limit`, `offset` and, as in Medusa's own lists, `with_deleted`. */
export const page = (limit: number) => ({
  limit: wholeNumber(LARGEST_PAGE).default(limit),
  offset: wholeNumber().default(0),
})

export const { with_deleted } = createFindParams().shape

/** One of these fields to order by, with a `-` before it to turn it around. */
export const orderOf = (fields: readonly string[]) =>
  z
    .string()
    .refine((order) => fields.includes(order.replace(/^-/, "")), {
      error: ({ input }) =>
        `order: got ${JSON.stringify(input)}; use one of ${fields.join(", ")}, with a - before it to turn it around`,
    })
    .meta({ enum: fields.flatMap((order) => [order, `-${order}`]) })

/** The fields named in `+a,-b,*c`, without their signs. */
export function fieldNames(fields: string): string[] {
  return fields
    .split(",")
    .map((field) => field.replace(/^[+\s-]+/, "").trim())
    .filter(Boolean)
}

/**
 * `fields` of a route that shows these and no others; `*` stands for all of them.
 *
 * @param derived what is shown beside a field, and is asked for by it: `{created_by_name: "created_by"}`
 */
export const fieldsOf = (
  fields: readonly string[],
  derived: Record<string, string> = {}
) =>
  z
    .string()
    .superRefine((given, context) => {
      const unknown = fieldNames(given).find(
        (name) => name !== "*" && !fields.includes(name) && !derived[name]
      )
      if (unknown !== undefined) {
        context.addIssue({
          code: "custom",
          message: `fields: ${JSON.stringify(unknown)} cannot be read; use any of ${fields.join(", ")}`,
        })
      }
    })
    .transform((given) =>
      given
        .split(",")
        .map((field) => (field.trim() === "*" ? fields.join(",") : field))
        .map((field) => field.replace(/\w+$/, (name) => derived[name] ?? name))
        .join(",")
    )
    .optional()

const MOMENT =
  /^(?!0000)\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** A date, or a date and time. JavaScript takes 31 February for 3 March; PostgreSQL does not take it at all. */
const moment = z
  .string()
  .refine((text) => MOMENT.test(text) && isInCalendar(text), {
    error: ({ input }) =>
      `${JSON.stringify(input)} is no date; write it as 2026-01-31 or 2026-01-31T09:30:00Z`,
  })
  .meta({ pattern: MOMENT.source })

const moments = z.preprocess((value) => [value].flat(), z.array(moment))

function isInCalendar(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return (
    !Number.isNaN(Date.parse(text)) &&
    day.toISOString().slice(0, 10) === text.slice(0, 10)
  )
}

/** `created_at=…`, and Medusa's operators as far as they mean something of a date: `created_at[$gte]=2026-01-31`. */
export const momentFilter = () =>
  z.preprocess(
    (value) =>
      typeof value === "string" || Array.isArray(value)
        ? { $in: value }
        : value,
    z.strictObject({
      $eq: moments.optional(),
      $ne: moment.optional(),
      $in: moments.optional(),
      $nin: moments.optional(),
      $gt: moment.optional(),
      $gte: moment.optional(),
      $lt: moment.optional(),
      $lte: moment.optional(),
    })
  )
