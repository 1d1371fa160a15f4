import type { MedusaContainer } from "@medusajs/framework/types"
import { retrieveStockImport } from "./helpers"

export type Shown = Record<string, unknown>

/** How often an import that is watched is read. */
export const EVERY_MS = 500

const polls = new Map<string, Promise<Shown | undefined>>()

/**
 * The import as it was within the last half second; undefined where it cannot be read. However many watch it, this process
 * reads it twice a second.
 */
export async function pollStockImport(
  scope: MedusaContainer,
  id: string
): Promise<Shown | undefined> {
  const known = polls.get(id)
  if (known) {
    return known
  }
  const poll = retrieveStockImport(scope, id).catch(() => undefined)
  polls.set(id, poll)
  setTimeout(() => polls.delete(id), EVERY_MS).unref()
  return poll
}
