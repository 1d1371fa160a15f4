import type { Connection } from "../../../database/connection"
import { cellsJson, STAGED } from "./correct-stage"

/** Rows in error whose cells a plan keeps, at most; a file with more of them is checked anew when it is corrected. */
const MOST_KEPT = 50_000

/** Keeps the cells of staged lines that turned out to be in error, so that they can be corrected without reading the file again. */
export async function keepCells(
  connection: Connection,
  importNumber: number
): Promise<void> {
  const { rows } = await connection.query<{ errors: number }>(
    `select count(*)::integer as errors from (
       select from stock_import_row
       where import_number = $1 and outcome <> 'unchanged' and outcome = 'error'
       limit ${MOST_KEPT + 1}
     ) counted`,
    [importNumber]
  )
  if (rows[0].errors === 0 || rows[0].errors > MOST_KEPT) {
    return
  }
  await connection.query(
    `update stock_import_row plan
     set cells = ${cellsJson("stage")}
     from stock_import_stage stage
     where plan.import_number = $1 and plan.outcome <> 'unchanged' and plan.outcome = 'error' and plan.cells is null
       and stage.row_number = plan.row_number`,
    [importNumber]
  )
}

/** Says at the plan's rows what was corrected, and keeps what stood there. */
export async function noteCorrected(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `update stock_import_row plan
     set issues = nullif(coalesce(plan.issues, '[]') || corrected.notes, '[]'), cells = corrected.cells
     from stock_import_corrected corrected
     where plan.import_number = $1 and plan.row_number = corrected.row_number and not corrected.left_out`,
    [importNumber]
  )
}

/** Makes the next lines to judge of those that are left out; false where there are none. */
export async function stageLeftOut(connection: Connection): Promise<boolean> {
  await connection.query("truncate stock_import_stage")
  const { rowCount } = await connection.query(
    `insert into stock_import_stage (${STAGED}) select ${STAGED} from stock_import_left_out`
  )
  return !!rowCount
}

/** Lines that were judged like any other stay as they are, since somebody leaves them out; whatever is said of them. */
export async function leaveOut(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `update stock_import_row plan
     set
       outcome = 'skip',
       inventory_level_id = case when plan.outcome <> 'create' then plan.inventory_level_id end,
       after_status = null,
       after_quantity = null,
       issues = corrected.notes,
       cells = corrected.cells
     from stock_import_corrected corrected
     where plan.import_number = $1 and plan.row_number = corrected.row_number and corrected.left_out`,
    [importNumber]
  )
}
