import type { StockCsvRow } from "../../../csv"
import type { Connection } from "../database/connection"
import { CALL_NUMBER } from "./sql/call-plan"
import { explainUnknown } from "../imports/check/sql/explain-unknown"
import type { JudgingPolicy } from "../imports/check/sql/issue-rule"
import { judgeRows } from "../imports/check/sql/judge-rows"
import { keepLeftOut } from "./sql/keep-left-out"
import { nameReservingOrders } from "../imports/check/sql/name-reserving-orders"
import { singleSourceCode } from "../imports/check/sql/single-source-code"
import { stageRows } from "../imports/check/sql/stage-rows"

/** One line of a call, as a file would have it. */
export type CallRow = Pick<StockCsvRow, "row_number"> &
  Partial<Omit<StockCsvRow, "row_number" | "problem">>

/** Judges lines of a call as an import judges those of a file, into the transaction's own plan. */
export async function judgeCallRows(
  connection: Connection,
  callId: string,
  rows: CallRow[],
  policy: JudgingPolicy
): Promise<void> {
  if (!rows.length) {
    return
  }
  const { allowedSources } = policy
  const onlyCode = await singleSourceCode(connection, allowedSources)
  await stageRows([connection], { rows: oneBatch(rows) })
  if (
    policy.behavior !== "adjust" &&
    rows.some(({ status, quantity }) => !status || !quantity)
  ) {
    await keepLeftOut(connection, onlyCode, allowedSources)
  }
  await judgeRows(connection, {
    importId: callId,
    importNumber: CALL_NUMBER,
    policy,
    singleSourceCode: onlyCode,
  })
  // A call may be judged in two parts, each by its own rules.
  await connection.query("drop table stock_import_stage")
}

/** Adds what takes longer to say to the lines concerned; costs three short questions where nothing is wrong. */
export async function explainCall(connection: Connection): Promise<void> {
  await explainUnknown(connection, CALL_NUMBER, "unknown_source")
  await explainUnknown(connection, CALL_NUMBER, "unknown_sku")
  await nameReservingOrders(connection, CALL_NUMBER)
}

async function* oneBatch(rows: CallRow[]): AsyncGenerator<StockCsvRow[]> {
  yield rows.map((row) => ({
    source_code: null,
    sku: null,
    status: null,
    quantity: null,
    expected_quantity: null,
    quantity_change: null,
    problem: null,
    ...row,
  }))
}
