import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { StockSourceOptions } from "./types"

const MEBIBYTE = 1024 * 1024

const optionsSchema = z.strictObject({
  assign_default_source: z.boolean().default(true),
  level_events: z.enum(["each", "batch", "none"]).default("each"),
  max_file_size: z
    .number()
    .int()
    .min(1)
    .max(2047 * MEBIBYTE)
    .default(512 * MEBIBYTE),
  max_rows: z.number().int().min(1).max(100_000_000).default(5_000_000),
  chunk_size: z.number().int().min(1).max(50_000).default(2_000),
  retention_days: z.number().int().min(1).max(36_500).default(90),
  store_quantity: z.enum(["exact", "threshold", "hidden"]).default("exact"),
  store_quantity_threshold: z.number().int().min(1).optional(),
})

const schema = optionsSchema.refine(
  ({ store_quantity, store_quantity_threshold }) =>
    (store_quantity === "threshold") ===
    (store_quantity_threshold !== undefined),
  {
    path: ["store_quantity_threshold"],
    message:
      'give it, a whole number of 1 or more, with store_quantity "threshold", and with nothing else',
  }
)

/**
 * The plugin's options with their defaults.
 *
 * @throws MedusaError `invalid_argument` that names each bad option, what it holds and what is allowed.
 */
export function parseOptions(options: unknown): StockSourceOptions {
  // Medusa hands every module of a plugin the database settings along with the plugin's options.
  const { database: _database, ...given } = (options ?? {}) as Record<
    string,
    unknown
  >
  const parsed = schema.safeParse(given)
  if (parsed.success) {
    return parsed.data
  }
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".")
    return name
      ? `option "${name}" is ${JSON.stringify(given[name])}: ${issue.message}`
      : issue.message
  })
  throw new MedusaError(
    MedusaError.Types.INVALID_ARGUMENT,
    `medusa-plugin-stock-sources: ${problems.join("; ")}. Fix the plugin's options in medusa-config.ts.`
  )
}
