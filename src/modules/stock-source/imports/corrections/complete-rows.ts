import type { Connection } from "../../database/connection"
import { judgeRows, type JudgeRowsInput } from "../check/sql/judge-rows"
import {
  keepCells,
  leaveOut,
  noteCorrected,
  stageLeftOut,
} from "./sql/keep-cells"

/** What the judged lines get when their outcomes are known: their cells, where they may have to be judged again, and notes of what was corrected. */
export async function completeRows(
  connection: Connection,
  rows: JudgeRowsInput
): Promise<void> {
  await keepCells(connection, rows.importNumber)
  if (!rows.corrected) {
    return
  }
  await noteCorrected(connection, rows.importNumber)
  // A line that is left out repeats no other, so these are judged by themselves; what they name is not missing from a snapshot.
  if (await stageLeftOut(connection)) {
    await judgeRows(connection, rows)
    await leaveOut(connection, rows.importNumber)
  }
}
