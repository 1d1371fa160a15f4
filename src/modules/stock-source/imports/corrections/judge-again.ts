import type { Connection } from "../../database/connection"
import { policyOf } from "../check/judge-file"
import { explainPlan } from "../check/complete-plan"
import { decidePlan } from "../check/decide-plan"
import { countShapes } from "../check/read-quantities"
import { readStatuses } from "../check/read-statuses"
import type { ShapeCount } from "../check/sql/count-quantity-shapes"
import { judgeMissing } from "../check/sql/judge-missing"
import { judgeRows, type JudgeRowsInput } from "../check/sql/judge-rows"
import { singleSourceCode } from "../check/sql/single-source-code"
import type { StatusChange } from "../sql/change-import-status"
import { completeRows } from "./complete-rows"
import type { Effect, Replacement } from "./correction"
import { type Judging, judgingOf } from "./judging"
import { areKept, areOnlyInError, dropMissing } from "./sql/only-in-error"
import { addTwins, hasOtherTwin, notePairs } from "./sql/pairs-again"
import {
  forgetOthers,
  stageAgain,
  stageOnly,
  stageTouched,
} from "./sql/stage-again"
import { sumAgain } from "./sql/sums-again"
import type { StockImportDTO } from "../../types"

// Rows that are judged together bring others of their pairs; more often than this it takes as long to check the file anew.
const MOST_ROUNDS = 4

export type Change = { before: Effect; after: Effect }

/**
 * Judges those rows of a plan again that a change of its corrections touches, by the statements of the check, and decides the
 * plan anew: as a check of the file would, without reading it. Call it in a transaction.
 *
 * @returns undefined where that takes the file: what was done by then is to be rolled back
 */
export async function judgeAgain(
  connection: Connection,
  stockImport: StockImportDTO,
  change: Change,
  set: StatusChange["set"]
): Promise<StockImportDTO | undefined> {
  const judging = judgingOf(stockImport)
  const { reading } = stockImport
  if (
    !judging ||
    !reading ||
    matchesOtherThanNames(stockImport) ||
    !(await canStay(connection, stockImport, judging, change))
  ) {
    return undefined
  }
  const { number } = stockImport
  const { before, after } = change
  if (
    (await stageTouched(connection, number, before, after)) === undefined ||
    !(await isReadAlike(connection, stockImport, judging))
  ) {
    return undefined
  }
  const isSnapshot = stockImport.behavior === "snapshot"
  if (isSnapshot) {
    await dropMissing(connection, number)
  }
  if (!(await judgeTouched(connection, { ...judging.rows, corrected: true }))) {
    return undefined
  }
  if (isSnapshot) {
    await judgeMissing(connection, {
      importId: stockImport.id,
      importNumber: number,
      policy: policyOf(stockImport),
    })
  }
  await explainPlan(
    connection,
    stockImport,
    "row_number in (select row_number from stock_import_again)"
  )
  const { delimiter, encoding } = stockImport
  const { issues, alarms, units } = judging
  const sums = await sumAgain(connection, number, judging.sums, isSnapshot)
  return decidePlan(
    connection,
    stockImport,
    {
      delimiter: delimiter as string,
      encoding: encoding as string,
      taken: reading,
      keepsQuantity: judging.rows.policy.keepsQuantity ?? false,
      kept: 0,
      issues,
      alarms,
      judging,
    },
    { sums, units },
    set
  )
}

/** What matched what is said of the file as a whole, with its lines. */
function matchesOtherThanNames({
  match_by,
  match_source_names,
}: StockImportDTO): boolean {
  return match_source_names || !!match_by?.length
}

/** Whether nothing that is touched is known from the file only. */
async function canStay(
  connection: Connection,
  { number, allowed_source_codes }: StockImportDTO,
  judging: Judging,
  { before, after }: Change
): Promise<boolean> {
  const now = await singleSourceCode(connection, allowed_source_codes)
  if (now !== judging.rows.singleSourceCode) {
    return false
  }
  return (
    (await areOnlyInError(connection, number, added(before, after))) &&
    (await areKept(connection, number, rowsOf(before, after)))
  )
}

/** Values that were not replaced before: rows that hold one of the others are corrected, and so kept, already. */
function added(before: Effect, after: Effect): Replacement[] {
  const known = new Set(before.replacements.map(keyOf))
  return after.replacements.filter((one) => !known.has(keyOf(one)))
}

const keyOf = ({ column, from }: Replacement) => `${column}:${from}`

function rowsOf(before: Effect, after: Effect): number[] {
  const numbers = [...before.rows, ...after.rows].map((row) => row.row_number)
  return [...new Set(numbers)]
}

/**
 * Whether the file as a whole would be read in the same way, and the same would be said of it: what decides that, and is counted, is the
 * same in the lines that are judged again.
 */
async function isReadAlike(
  connection: Connection,
  stockImport: StockImportDTO,
  { shapes }: Judging
): Promise<boolean> {
  // What decides between two readings is what the store has of each row.
  if (shapes.includes("two")) {
    return false
  }
  const read = async (lines: "stock_import_before" | "stock_import_kept") => {
    await stageOnly(connection, lines)
    return JSON.stringify([
      await readStatuses([connection], stockImport),
      sorted(await countShapes(connection, stockImport)),
    ])
  }
  return (
    (await read("stock_import_before")) === (await read("stock_import_kept"))
  )
}

const sorted = (counts: ShapeCount[]) =>
  [...counts].sort((a, b) => (a.shape < b.shape ? -1 : 1))

/** Whether that can be done without the rows that are not touched. */
async function judgeTouched(
  connection: Connection,
  rows: JudgeRowsInput
): Promise<boolean> {
  const { importNumber } = rows
  await notePairs(connection, importNumber)
  await addTwins(connection, importNumber)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await stageAgain(connection, importNumber)
    await judgeRows(connection, rows)
    await notePairs(connection, importNumber)
    if (!(await addTwins(connection, importNumber))) {
      await forgetOthers(connection)
      await completeRows(connection, rows)
      return !(await hasOtherTwin(connection, importNumber))
    }
  }
  return false
}
