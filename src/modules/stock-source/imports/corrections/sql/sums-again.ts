import type { Connection } from "../../../database/connection"
import { jsonText } from "../../../database/sql/fragments"
import {
  type LineSums,
  listedSums,
  listOf,
  MISSING,
  readSums,
  sumsOf,
  takenAway,
} from "../../plan/sql/plan-sums"

const AGAIN =
  "stock_import_row where import_number = $1 and row_number in (select row_number from stock_import_again)"

// What a snapshot's file lacks is judged anew whatever is corrected.
const LACKED = `stock_import_row where import_number = $1 and issues is not null and ${MISSING}`

/**
 * What a plan comes to whose lines came to `before`, by the difference that those make which were judged again: a million others are
 * not added up for it.
 */
export async function sumAgain(
  connection: Connection,
  importNumber: number,
  before: readonly LineSums[],
  isSnapshot: boolean
): Promise<LineSums[]> {
  const kept = isSnapshot ? before.filter(({ missing }) => !missing) : before
  const parts = [
    listedSums("$2::jsonb"),
    takenAway(sumsOf("stock_import_taken")),
    sumsOf(AGAIN),
    ...(isSnapshot ? [sumsOf(LACKED)] : []),
  ]
  return readSums(connection, listOf(parts.join(" union all ")), [
    importNumber,
    jsonText(kept),
  ])
}
