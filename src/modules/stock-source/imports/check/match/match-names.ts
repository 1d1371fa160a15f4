import { numberParams, type TextParams } from "../../../../../texts"
import type { Connection } from "../../../database/connection"
import type { Issue, StockImportDTO } from "../../../types"
import { assumedNote } from "../assumed-note"
import { type Matched, matchSourceNames } from "./sql/match-source-names"
import { matchVariantNumbers } from "./sql/match-variant-numbers"

const MOST_SHOWN = 10

/** Whether the column `sku` holds something else: lines of one item then need not have the same text. */
export function matchesOthers({ match_by }: StockImportDTO): boolean {
  return !!match_by?.some((by) => by !== "sku")
}

/** Puts codes and SKUs in place of what a file names sources and items by, as it was asked for; says what was taken for what. */
export async function matchNames(
  judges: Connection[],
  stockImport: StockImportDTO
): Promise<Issue[]> {
  const { match_source_names, allowed_source_codes, match_by, profile_id } =
    stockImport
  const notes: Issue[] = []
  if (match_source_names) {
    const found = await Promise.all(
      judges.map((judge) => matchSourceNames(judge, allowed_source_codes))
    )
    notes.push(...taken("source_code", addUp(found.flat())))
  }
  if (match_by && matchesOthers(stockImport)) {
    const found = await Promise.all(
      judges.map((judge) => matchVariantNumbers(judge, match_by, profile_id))
    )
    const by = [...new Set(found.flat().map((one) => one.by))].join(", ")
    notes.push(...taken("sku", addUp(found.flat()), { by }))
  }
  return notes
}

/** The note of what cells of a column were taken for. */
export function taken(
  column: "source_code" | "sku" | "status",
  found: Matched[],
  params: TextParams = {}
): Issue[] {
  if (!found.length) {
    return []
  }
  const more = found.length - MOST_SHOWN
  return [
    assumedNote(
      {
        ...params,
        ...numberParams(found.slice(0, MOST_SHOWN)),
        ...(more > 0 && { more_readings: more }),
        reason: column,
      },
      column,
      found[0].cell
    ),
  ]
}

/** The most frequent first. */
export function addUp(found: Matched[]): Matched[] {
  const cells = new Map<string, Matched>()
  for (const { cell, meaning, count } of found) {
    const before = cells.get(cell)?.count ?? 0
    cells.set(cell, { cell, meaning, count: before + count })
  }
  return [...cells.values()].sort(
    (a, b) => b.count - a.count || (a.cell < b.cell ? -1 : 1)
  )
}
