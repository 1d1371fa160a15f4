import type { KeptIssue } from "../imports/kept-issue"
import { MedusaError } from "@medusajs/framework/utils"
import { type TextParams, withIssueMessage } from "../../../texts"
import { MAX_SOURCE_ITEMS, type SourceItemIssue } from "./source-item-changes"
import type { CallIssue } from "./sql/call-plan"
import { Refusal } from "../refusal"

/** Where in the input a line of a call's plan comes from; `column` null: the entry as a whole. */
export type PathOf = (rowNumber: number, column: string | null) => string

export type JudgedCall = {
  errors: SourceItemIssue[]
  warnings: SourceItemIssue[]
}

/** An import's issues as those of a call: they name places in the input, not rows. */
export function toCallIssues(rows: CallIssue[], pathOf: PathOf): JudgedCall {
  const judged: JudgedCall = { errors: [], warnings: [] }
  const said = new Set<string>()
  for (const row of rows) {
    for (const { severity, ...found } of row.issues) {
      const path = pathOf(row.row_number, found.column)
      const params = paramsInCall(row, found, pathOf)
      const issue = withIssueMessage({ ...found, params }, { path })
      // One unknown name of many pairs is one mistake.
      if (!said.has(issue.message)) {
        said.add(issue.message)
        const stale = issue.code === "stale"
        judged[severity === "error" || stale ? "errors" : "warnings"].push({
          path,
          ...issue,
          source_code: row.source_code,
          sku: row.sku,
          ...(stale && { live_quantity: row.live_quantity }),
        })
      }
    }
  }
  return judged
}

function paramsInCall(
  { source_code, sku, live_quantity }: CallIssue,
  { code, params = {} }: Pick<KeptIssue, "code" | "params">,
  pathOf: PathOf
): TextParams {
  if (code === "stale") {
    return {
      reason: "entry",
      source: source_code ?? "",
      sku: sku ?? "",
      ...(live_quantity !== null && { there: live_quantity }),
    }
  }
  const { other_row, ...others } = params
  return other_row === undefined
    ? params
    : { reason: "entry", ...others, other_entry: pathOf(+other_row, null) }
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
    throw new Refusal(MedusaError.Types.INVALID_DATA, "too_many_source_items", {
      named,
      most: MAX_SOURCE_ITEMS,
    })
  }
}
