import { z } from "@medusajs/framework/zod"
import { DELIMITERS } from "../../../csv"

const NAMES: Record<string, string> = { tab: "\t", "\\t": "\t" }

/** What stands between cells, in a query or a form; a tab has names, since it is lost on the way. */
export const Delimiter = z
  .string()
  .transform((text) => NAMES[text] ?? text)
  .pipe(z.enum(DELIMITERS))
  .meta({ enum: [...DELIMITERS, ...Object.keys(NAMES)] })
