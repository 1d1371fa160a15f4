import { refuseIssues, refuseTooMany, toCallIssues } from "./call-issues"
import { explainCall, judgeCallRows } from "./judge-call"
import type { SourceItemsCall } from "./source-item-calls"
import { toLowercase, toRow } from "./source-item-calls"
import type { TransferSourceItemsInput } from "./source-item-changes"
import { readCallIssues } from "./sql/call-plan"
import { ulidOf } from "../database/sql/fragments"
import { judgeTransfers } from "./sql/judge-transfers"
import { planTransfers } from "./sql/plan-transfers"

/** True of a line by itself, not of what several entries make of a pair. */
const OF_LINES = new Set(["duplicate_row", "below_reserved"])

/**
 * Units that go from source to source. Entry n is judged as two lines, the pair that gives and the pair that gets, for
 * its names and its number; then the entries are judged together and made one line a pair.
 */
export function transferCall({
  items,
  below_reserved = "error",
  allowed_source_codes,
}: TransferSourceItemsInput): SourceItemsCall {
  refuseTooMany(items.length)
  const lines = items.flatMap(({ sku, from, to, quantity }, at) => [
    toRow(
      { sku, source_code: from, status: 1, quantity: quantity ?? 0 },
      2 * at
    ),
    toRow({ sku, source_code: to, status: 1, quantity: 0 }, 2 * at + 1),
  ])
  const asked = items.map((_, at) => ({
    number: at + 1,
    quantity: items[at].quantity == null ? null : lines[2 * at].quantity!,
  }))
  const pathOf: SourceItemsCall["pathOf"] = (row, column) => {
    const entry = `items[${Math.floor((row - 1) / 2)}]`
    const side = row % 2 ? "from" : "to"
    return column
      ? `${entry}.${column === "source_code" ? side : column}`
      : entry
  }
  return {
    skus: items.map(({ sku }) => sku),
    lines: lines.length,
    policy: { onStale: "rebase", belowReserved: "warn" },
    pathOf,
    async plan(connection, callId) {
      await judgeCallRows(connection, callId, lines, {
        behavior: "append",
        onStale: "skip",
        belowReserved: "warn",
        missing: "zero",
        allowedSources: toLowercase(allowed_source_codes),
      })
      await explainCall(connection)
      const found = toCallIssues(await readCallIssues(connection), pathOf)
      refuseIssues(found.errors.filter(({ code }) => !OF_LINES.has(code)))
      await judgeTransfers(connection, asked, below_reserved)
      const judged = toCallIssues(await readCallIssues(connection), pathOf)
      refuseIssues(judged.errors)
      await planTransfers(connection, asked, ulidOf(callId))
    },
  }
}
