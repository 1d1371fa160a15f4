import type { Connection } from "../../database/connection"
import type { Issue, StockImportDTO } from "../../types"
import { addUp, taken } from "./match/match-names"
import type { Matched } from "./match/sql/match-source-names"
import { STATUS_WORDS } from "./sql/status-words"

/** Says which words of a file were taken for which status, and how often. */
export async function readStatuses(
  judges: Connection[],
  { behavior }: StockImportDTO
): Promise<Issue[]> {
  if (behavior === "delete") {
    return []
  }
  const found = await Promise.all(
    judges.map((judge) => judge.query<Matched>(STATUS_WORDS))
  )
  return taken("status", addUp(found.flatMap(({ rows }) => rows)))
}
