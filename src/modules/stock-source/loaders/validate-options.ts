import type { LoaderOptions } from "@medusajs/framework/types"
import { parseOptions } from "../options"

/** Stops the start of Medusa where an option of the plugin is unknown or out of range. */
export default async function validateOptions({
  options,
}: LoaderOptions): Promise<void> {
  parseOptions(options)
}
