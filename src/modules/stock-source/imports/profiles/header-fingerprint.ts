import { createHash } from "node:crypto"
import { normalizeColumnName } from "../../../../csv"

/** What tells the header of a kind of file from others: its names in their order, whatever their case. */
export function headerFingerprint(names: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(names.map(normalizeColumnName)))
    .digest("hex")
}
