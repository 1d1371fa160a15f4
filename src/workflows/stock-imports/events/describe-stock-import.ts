import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import type { FeedCode, FeedFacts } from "../../../texts/feed-text"

/** How an act has ended. `failed` also for an undo that left the import as it was. */
export type StockImportEnd =
  | "checked"
  | "applied"
  | "failed"
  | "undone"
  | "canceled"

const COUNTED = [
  "create",
  "update",
  "delete",
  "unchanged",
  "skip",
  "error",
  "not_undone",
] as const

/** What the feed tells of an act that has ended: what happened, in figures. */
export function describeStockImport(
  { number, filename, status, counts, alarms, error }: StockImportDTO,
  act: StockImportAct,
  end: StockImportEnd
): FeedFacts {
  const figures = {
    ...Object.fromEntries(COUNTED.map((name) => [name, counts[name]])),
    to_confirm: alarms.filter(({ optional }) => !optional).length,
  }
  return {
    code: codeOf(status, act, end),
    params: {
      number,
      filename,
      ...Object.fromEntries(
        Object.entries(figures).filter(([, count]) => count > 0)
      ),
    },
    ...(error && { error }),
  }
}

function codeOf(
  status: StockImportDTO["status"],
  act: StockImportAct,
  end: StockImportEnd
): FeedCode {
  if (end === "checked" && status === "rejected") {
    return "rejected"
  }
  return end === "failed" && act === "undo" ? "undo_failed" : end
}
