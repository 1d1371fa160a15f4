import { MedusaError } from "@medusajs/framework/utils"
import { MAX_SOURCE_ITEMS, type SourceItemIssue } from "./source-item-changes"
import type { CallIssue } from "./sql/call-plan"

/** Where in the input a line of a call's plan comes from; `column` null: the entry as a whole. */
export type PathOf = (rowNumber: number, column: string | null) => string

export type JudgedCall = {
  errors: SourceItemIssue[]
  warnings: SourceItemIssue[]
}

// What an import says of a line begins with "Row 12, quantity: ".
const WHERE = /^Row \d+(, \w+)?: /
const OTHER_ROW = /^row (\d+)/

/** An import's issues in the words of a call: the place in the input stands where the row stood. */
export function toCallIssues(rows: CallIssue[], pathOf: PathOf): JudgedCall {
  const judged: JudgedCall = { errors: [], warnings: [] }
  const said = new Set<string>()
  for (const row of rows) {
    for (const { severity, ...issue } of row.issues) {
      const path = pathOf(row.row_number, issue.column)
      const message = `${path}: ${reason(row, issue, pathOf)}`
      // One unknown name of many pairs is one mistake.
      if (!said.has(message)) {
        said.add(message)
        const stale = issue.code === "stale"
        judged[severity === "error" || stale ? "errors" : "warnings"].push({
          path,
          ...issue,
          message,
          source_code: row.source_code,
          sku: row.sku,
          ...(stale && { live_quantity: row.live_quantity }),
        })
      }
    }
  }
  return judged
}

function reason(
  row: CallIssue,
  issue: Pick<CallIssue["issues"][number], "code" | "value" | "message">,
  pathOf: PathOf
): string {
  if (issue.code === "stale") {
    const live = row.live_quantity ?? "none"
    return `expected ${issue.value} of ${row.sku} at ${row.source_code}, and ${live} are there now; read the current quantity and decide again.`
  }
  const said = issue.message.replace(WHERE, "")
  return issue.code === "duplicate_row"
    ? said.replace(OTHER_ROW, (_, row_number) => pathOf(+row_number, null))
    : said
}

function errorType(errors: SourceItemIssue[]): string {
  if (errors.some(({ code }) => code === "source_not_allowed")) {
    return MedusaError.Types.FORBIDDEN
  }
  return errors.every(({ code }) => code === "stale")
    ? MedusaError.Types.CONFLICT
    : MedusaError.Types.INVALID_DATA
}

const MOST_SHOWN = 10

/**
 * Refuses a call with everything that is wrong with it: the first ten in the message, all in the error's `source_items`.
 *
 * @throws MedusaError `forbidden` where a source is not allowed; `conflict` where nothing but live quantities that are not the expected ones is wrong, else
 *   `invalid_data`; where `errors` is empty it does nothing.
 */
export function refuseIssues(errors: SourceItemIssue[]): void {
  if (!errors.length) {
    return
  }
  const shown = errors.slice(0, MOST_SHOWN).map(({ message }) => message)
  const more = errors.length - shown.length
  if (more) {
    shown.push(`And ${more} more.`)
  }
  const error = new MedusaError(
    errorType(errors),
    `Nothing was written. ${shown.join(" ")}`
  )
  // Not `issues`: Medusa's error handler takes those for zod's.
  throw Object.assign(error, { source_item_issues: errors })
}

/** @throws MedusaError `invalid_data` where a call names more source items than one may. */
export function refuseTooMany(named: number): void {
  if (named > MAX_SOURCE_ITEMS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Nothing was written. The call names ${named} source items and may name ${MAX_SOURCE_ITEMS}; make several calls of it, or import a file.`
    )
  }
}
