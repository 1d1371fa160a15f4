import { COLUMN_NAMES } from "../../../../csv"
import { type TextParams, withIssueMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import type { Issue, StockImportDTO } from "../../types"
import { leavesOutRepeated, leavesOutUnstocked } from "./built-in"
import { leaveOutRepeated } from "./sql/leave-out-repeated"
import { leaveOutUnstocked } from "./sql/leave-out-unstocked"
import { readProfileName } from "./sql/read-profile-name"
import { replaceCells } from "./sql/replace-cells"

/** Replaces what an import's profile replaces in its staged lines, and says that it is read by it. */
export async function readByProfile(
  judges: Connection[],
  { profile_id, replacements }: StockImportDTO
): Promise<Issue[]> {
  if (!profile_id) {
    return []
  }
  const notes = [
    note({
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
      notes.push(note({ reason: "replaced", count }, column))
    }
  }
  if (leavesOutUnstocked(profile_id)) {
    const count = await onAll(judges, leaveOutUnstocked)
    if (count) {
      notes.push(note({ reason: "unstocked", count }))
    }
  }
  if (leavesOutRepeated(profile_id)) {
    const count = await onAll(judges, leaveOutRepeated)
    if (count) {
      notes.push(note({ reason: "repeated", count }))
    }
  }
  return notes
}

async function onAll(
  judges: Connection[],
  work: (judge: Connection) => Promise<number>
): Promise<number> {
  const counts = await Promise.all(judges.map(work))
  return counts.reduce((sum, count) => sum + count, 0)
}

function note(params: TextParams, column: string | null = null): Issue {
  return withIssueMessage({
    code: "assumed",
    column,
    value: null,
    params,
    severity: "note",
    proposal: null,
  })
}
