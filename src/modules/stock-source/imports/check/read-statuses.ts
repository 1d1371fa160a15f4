import { numberParams, withIssueMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import type { Issue, StockImportDTO } from "../../types"
import { STATUS_WORDS, type StatusWord } from "./sql/status-words"

const MOST_SHOWN = 10

/** Says which words of a file were taken for which status, and how often. */
export async function readStatuses(
  judges: Connection[],
  { behavior }: StockImportDTO
): Promise<Issue[]> {
  if (behavior === "delete") {
    return []
  }
  const found = await Promise.all(
    judges.map((judge) => judge.query<StatusWord>(STATUS_WORDS))
  )
  const words = addUp(found.flatMap(({ rows }) => rows))
  if (!words.length) {
    return []
  }
  return [
    withIssueMessage({
      code: "assumed",
      column: "status",
      value: words[0].word,
      params: {
        reason: "status",
        ...numberParams(
          words.slice(0, MOST_SHOWN).map(({ word, status, count }) => ({
            cell: word,
            meaning: status,
            count,
          }))
        ),
        ...(words.length > MOST_SHOWN && {
          more_readings: words.length - MOST_SHOWN,
        }),
      },
      severity: "note",
      proposal: null,
    }),
  ]
}

function addUp(found: StatusWord[]): StatusWord[] {
  const words = new Map<string, StatusWord>()
  for (const one of found) {
    const count = (words.get(one.word)?.count ?? 0) + one.count
    words.set(one.word, { ...one, count })
  }
  return [...words.values()].sort(
    (a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)
  )
}
