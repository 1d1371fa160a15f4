import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../database/connection"
import { Refusal } from "../../refusal"
import type { StockImportReplacement } from "../../types"
import { effectOf } from "../corrections/correction"
import { readCorrectionsOfId } from "../corrections/sql/corrections"
import { noSuchImport } from "../no-such-import"

/** Replacements that a profile may have: every import that it reads takes all of them. */
export const MOST_REPLACEMENTS = 1_000

/**
 * Adds what was corrected in an import to what a profile replaces: values only, since cells and rows that are left out are of one
 * file. What was corrected takes the place of what the profile has said of the same value.
 *
 * @param of id of the import; undefined: nothing is added
 * @throws MedusaError `not_found` where there is no such import; `not_allowed` where they are too many
 */
export async function withCorrections(
  connection: Connection,
  replacements: readonly StockImportReplacement[],
  of: string | undefined
): Promise<StockImportReplacement[]> {
  if (of === undefined) {
    return [...replacements]
  }
  const corrections = await readCorrectionsOfId(connection, of)
  if (!corrections) {
    throw noSuchImport(of)
  }
  const corrected = effectOf(corrections.filter(({ kind }) => kind !== "row"))
  const all = added(replacements, corrected.replacements)
  if (all.length > MOST_REPLACEMENTS) {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "correction", {
      reason: "too_many_for_profile",
      most: MOST_REPLACEMENTS,
    })
  }
  return all
}

/** A profile's replacements come first: what they have made of a value may be corrected as well. */
function added(
  before: readonly StockImportReplacement[],
  corrected: readonly StockImportReplacement[]
): StockImportReplacement[] {
  const correction = new Map(
    corrected.map(({ column, from, to }) => [`${column}:${from}`, to])
  )
  const kept = before
    .filter(({ column, from }) => !correction.has(`${column}:${from}`))
    .map((one) => ({
      ...one,
      to: correction.get(`${one.column}:${one.to}`) ?? one.to,
    }))
  return [...kept, ...corrected].filter(({ from, to }) => from !== to)
}
