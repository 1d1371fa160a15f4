import type { Queryable } from "../../database/database"
import type { StockImportProfileDTO } from "../../types"
import { builtInOfHeader } from "./built-in"
import { headerFingerprint } from "./header-fingerprint"
import { readProfileByFingerprint } from "./sql/read-profiles"

/** The profile that is for files with these columns: one that was saved for exactly them, else a built-in one. */
export async function findProfileByHeader(
  database: Queryable,
  names: readonly string[]
): Promise<StockImportProfileDTO | undefined> {
  if (!names.length) {
    return undefined
  }
  const saved = await readProfileByFingerprint(
    database,
    headerFingerprint(names)
  )
  return saved ? { ...saved, built_in: false } : builtInOfHeader(names)
}
