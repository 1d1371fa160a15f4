import type {
  StockImportAct,
  StockImportCounts,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import { importName } from "../../../modules/stock-source/imports/import-name"
import type { FeedNotification } from "../../utils/notify-in-feed"

/** How an act has ended. `failed` also for an undo that left the import as it was. */
export type StockImportEnd =
  | "checked"
  | "applied"
  | "failed"
  | "undone"
  | "canceled"

/** What the feed says of an act that has ended: what happened, in figures. English, as all of Medusa's own. */
export function describeStockImport(
  stockImport: StockImportDTO,
  act: StockImportAct,
  end: StockImportEnd
): Pick<FeedNotification, "title" | "description"> {
  return {
    title: `${importName(stockImport)} ${headline(stockImport, act, end)}`,
    description: `${stockImport.filename}: ${DESCRIPTIONS[end](stockImport)}`,
  }
}

function headline(
  { status }: StockImportDTO,
  act: StockImportAct,
  end: StockImportEnd
): string {
  switch (end) {
    case "checked":
      return status === "rejected" ? "is rejected" : "is checked"
    case "failed":
      return act === "undo" ? "could not be undone" : "failed"
    default:
      return `is ${end}`
  }
}

const DESCRIPTIONS: Record<StockImportEnd, (of: StockImportDTO) => string> = {
  checked: ({ status, error, counts, alarms }) =>
    status === "rejected"
      ? (error?.message ?? "The file cannot be imported.")
      : [
          `${figures(counts, PLANNED)}.`,
          needed(alarms) &&
            `${count(needed(alarms), "warning")} to be confirmed.`,
          "Nothing is written until you apply it.",
        ]
          .filter(Boolean)
          .join(" "),
  applied: ({ counts, error }) =>
    [`${figures(counts, WRITTEN)}.`, error?.message].filter(Boolean).join(" "),
  failed: ({ error }) => error?.message ?? "The server's log says why.",
  undone: ({ counts }) =>
    counts.not_undone
      ? `undone, except for ${count(counts.not_undone, "row")} that could not be.`
      : "everything has been undone.",
  canceled: () => "what had been written has been undone.",
}

const needed = (alarms: StockImportDTO["alarms"]) =>
  alarms.filter(({ optional }) => !optional).length

const PLANNED = {
  create: "to create",
  update: "to update",
  delete: "to delete",
  unchanged: "unchanged",
  skip: "skipped",
  error: "in error",
} as const
const WRITTEN = {
  ...PLANNED,
  create: "created",
  update: "updated",
  delete: "deleted",
} as const

function figures(
  counts: StockImportCounts,
  words: Record<keyof typeof PLANNED, string>
): string {
  const parts = Object.entries(words)
    .map(([outcome, word]) => ({ n: counts[outcome as "create"], word }))
    .filter(({ n }) => n > 0)
    .map(({ n, word }) => `${format(n)} ${word}`)
  return parts.length ? parts.join(", ") : "no rows"
}

/** `1 row`, `1,204 rows`. */
export function count(n: number, noun: string): string {
  return `${format(n)} ${noun}${n === 1 ? "" : "s"}`
}

function format(n: number): string {
  return n.toLocaleString("en-US")
}
