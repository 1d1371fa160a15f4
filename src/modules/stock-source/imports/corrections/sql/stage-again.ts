import type { Connection } from "../../../database/connection"
import { STAGE } from "../../check/sql/stage-rows"
import type { Effect } from "../correction"
import { cellsJson, correctStage, LINE, STAGED } from "./correct-stage"

/** Rows that are judged again without the file, at most: of more it takes as long to check it anew. */
const MOST_AGAIN = 20_000

const cellsOf = (json: string) =>
  LINE.map((name) => `${json} ->> '${name}'`).join(", ")
const CELLS = cellsOf("cells")
const LINE_CELLS = cellsOf("line")

/** Stages all lines of a plan whose cells are kept, read as `effect` corrects them. */
async function stageKept(
  connection: Connection,
  importNumber: number,
  effect: Effect
): Promise<void> {
  await connection.query("drop table if exists pg_temp.stock_import_stage")
  await connection.query(STAGE)
  await connection.query(
    `insert into stock_import_stage (${STAGED})
     select row_number, ${CELLS}, nullif(cells -> 'problem', 'null')
     from stock_import_row where import_number = $1 and cells is not null`,
    [importNumber]
  )
  await correctStage(connection, effect)
}

const STATE = `
  select stage.row_number, ${cellsJson("stage")} as line, false as left_out from stock_import_stage stage
  union all
  select gone.row_number, ${cellsJson("gone")}, true from stock_import_left_out gone`

/**
 * Finds the lines of which other corrections make something else, among those whose cells are kept: their numbers are in
 * `stock_import_again`, all lines in `stock_import_kept` as they are read now. Until the transaction ends.
 *
 * @returns how many; undefined where they are too many
 */
export async function stageTouched(
  connection: Connection,
  importNumber: number,
  before: Effect,
  after: Effect
): Promise<number | undefined> {
  await stageKept(connection, importNumber, before)
  await connection.query(
    `create temporary table stock_import_before on commit drop as ${STATE}`
  )
  await stageKept(connection, importNumber, after)
  await connection.query(
    `create temporary table stock_import_kept on commit drop as ${STATE}`
  )
  const { rowCount } = await connection.query(
    `create temporary table stock_import_again on commit drop as
     select a.row_number
     from stock_import_before b
     join stock_import_kept a on a.row_number = b.row_number
     where a.line <> b.line or a.left_out <> b.left_out`
  )
  await connection.query(
    "analyze stock_import_kept (row_number); analyze stock_import_before (row_number)"
  )
  return (rowCount ?? 0) <= MOST_AGAIN ? (rowCount ?? 0) : undefined
}

/** Puts those of `lines` into the stage that are judged again, and are not left out. */
export async function stageOnly(
  connection: Connection,
  lines: "stock_import_before" | "stock_import_kept"
): Promise<void> {
  await connection.query("truncate stock_import_stage")
  await connection.query(
    `insert into stock_import_stage (${STAGED}) ${linesOf(lines, "not left_out")}`
  )
}

const AGAIN = "row_number in (select row_number from stock_import_again)"

const linesOf = (lines: string, which: string) =>
  `select row_number, ${LINE_CELLS}, nullif(line -> 'problem', 'null') from ${lines} where ${AGAIN} and ${which}`

/** Leaves in the stage what is judged again, and takes it out of the plan: its lines as they were before are in `stock_import_taken`. */
export async function stageAgain(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query("analyze stock_import_again")
  await stageOnly(connection, "stock_import_kept")
  await connection.query("truncate stock_import_left_out")
  await connection.query(
    `insert into stock_import_left_out (${STAGED}) ${linesOf("stock_import_kept", "left_out")}`
  )
  await connection.query("analyze stock_import_stage")
  await connection.query(
    "create temporary table if not exists stock_import_taken (like stock_import_row) on commit drop"
  )
  await connection.query(
    `with taken as (
       delete from stock_import_row where import_number = $1 and ${AGAIN} returning *
     )
     insert into stock_import_taken
     select * from taken where row_number not in (select row_number from stock_import_taken)`,
    [importNumber]
  )
}

/** Leaves of what is said of corrected lines that of those which are judged again: the others have it. */
export async function forgetOthers(connection: Connection): Promise<void> {
  await connection.query(
    "delete from stock_import_corrected where row_number not in (select row_number from stock_import_again)"
  )
}
