import type { KeptIssue } from "../../kept-issue"
import type { Database } from "../../../database/database"
import {
  issueText,
  type Translate,
  withIssueMessage,
} from "../../../../../texts"
import { withoutOrders } from "../reserving-orders"

const PAGE = 5_000

/** The lines in error, page by page in the order of the file, with what is wrong with each in one text; `orders`: naming them. */
export async function* readRowErrors(
  database: Database,
  importNumber: number | null,
  { t, orders }: { t: Translate; orders: boolean }
): AsyncGenerator<{ row_number: number; errors: string }> {
  for (let after = 0; ; ) {
    const { rows } = await database.query<{
      row_number: number
      issues: KeptIssue[]
    }>(
      `select row_number, issues
       from stock_import_row
       where import_number = $1 and row_number > $2 and outcome = 'error' and issues is not null
       order by row_number
       limit ${PAGE}`,
      [importNumber, after]
    )
    for (const { row_number, issues } of rows) {
      const at = { row: row_number }
      const said = issues.map((issue) =>
        issueText(
          t,
          orders ? issue : withoutOrders(withIssueMessage(issue, at), at),
          at
        )
      )
      yield { row_number, errors: said.join(" ") }
    }
    if (rows.length < PAGE) {
      return
    }
    after = rows[rows.length - 1].row_number
  }
}
