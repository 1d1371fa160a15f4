import { type AssumedReason, COLUMN_NAMES } from "../../../../csv"
import type { Connection } from "../../database/connection"
import type { Issue, StockImportDTO } from "../../types"
import { assumedNote } from "../check/assumed-note"
import { countUnassigned } from "../check/sql/unassigned-lines"
import { leavesOutRepeated, leavesOutUnstocked } from "./built-in"
import { leaveOutRepeated } from "./sql/leave-out-repeated"
import { leaveOutUnstocked } from "./sql/leave-out-unstocked"
import { unassignedBy } from "./unassigned-by"
import { readProfileName } from "./sql/read-profile-name"
import { replaceCells } from "./sql/replace-cells"

/** Replaces what an import's profile replaces in its staged lines, and says that it is read by it, and what that comes to. */
export async function readByProfile(
  judges: Connection[],
  stockImport: StockImportDTO
): Promise<Issue[]> {
  const { profile_id, replacements } = stockImport
  if (!profile_id) {
    return []
  }
  const notes = [
    assumedNote({
      reason: "profile",
      profile: await readProfileName(judges[0], profile_id),
    }),
  ]
  for (const column of COLUMN_NAMES) {
    const ofColumn = replacements?.filter((one) => one.column === column) ?? []
    const count = ofColumn.length
      ? await onAll(judges, (judge) => replaceCells(judge, column, ofColumn))
      : 0
    if (count) {
      notes.push(assumedNote({ reason: "replaced", count }, column))
    }
  }
  for (const { reason, column, work } of wholeLines(stockImport, profile_id)) {
    const count = await onAll(judges, work)
    if (count) {
      notes.push(assumedNote({ reason, count }, column))
    }
  }
  return notes
}

type WholeLines = {
  reason: AssumedReason
  column?: string
  work: (judge: Connection) => Promise<number>
}

/** What lines come to as a whole, by a profile that is built in. */
function wholeLines(stockImport: StockImportDTO, profile: string) {
  const found: WholeLines[] = []
  if (leavesOutUnstocked(profile)) {
    found.push({ reason: "unstocked", work: leaveOutUnstocked })
  }
  if (leavesOutRepeated(profile)) {
    found.push({ reason: "repeated", work: leaveOutRepeated })
  }
  const by = unassignedBy(stockImport)
  if (by) {
    found.push({
      reason: "unassigned",
      column: "quantity",
      work: (judge) => countUnassigned(judge, by),
    })
  }
  return found
}

async function onAll(
  judges: Connection[],
  work: (judge: Connection) => Promise<number>
): Promise<number> {
  const counts = await Promise.all(judges.map(work))
  return counts.reduce((sum, count) => sum + count, 0)
}
