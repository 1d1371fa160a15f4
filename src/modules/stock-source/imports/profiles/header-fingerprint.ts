import { createHash } from "node:crypto"
import { normalizeColumnName, reportWidth } from "../../../../csv"

/**
 * What tells the header of a kind of file from others: its names in their order, whatever their case. A report of its failing rows
 * is a file of its kind.
 */
export function headerFingerprint(names: readonly string[]): string {
  return createHash("sha256")
    .update(
      JSON.stringify(names.slice(reportWidth(names)).map(normalizeColumnName))
    )
    .digest("hex")
}
