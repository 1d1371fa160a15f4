import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import {
  isHalfWritten,
  mayGoOn,
  type StockImport,
} from "../../lib/stock-import"
import { changedRows } from "./use-import-prompts"

/** How an import has ended, in a title and a sentence or two. */
export function useEndedText(stockImport: StockImport): {
  title: string
  hint: string
} {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { status, counts, applied_at, undone_at, canceled_at, error } =
    stockImport
  const on = (date: string | null) => (date ? format.dateTime(date) : "")
  const rows = (count: number) => ({ count, n: format.number(count) })

  switch (status) {
    case "applied": {
      const count = changedRows(stockImport)
      return {
        title: t("imports.result.appliedTitle"),
        hint: count
          ? t("imports.result.appliedHint", {
              ...rows(count),
              date: on(applied_at),
            })
          : t("imports.result.appliedNothing"),
      }
    }
    case "undone":
      return {
        title: t("imports.result.undoneTitle"),
        hint: t("imports.result.undoneHint", {
          ...rows(changedRows(stockImport) - counts.not_undone),
          date: on(undone_at),
        }),
      }
    case "canceled":
      return {
        title: t("imports.result.canceledTitle"),
        hint: t(`imports.result.canceled${takenBack(stockImport)}`, {
          date: on(canceled_at),
        }),
      }
    default:
      return {
        title: t("imports.result.failedTitle"),
        hint: [
          t(`imports.result.failed${left(stockImport)}`),
          error && !isHalfWritten(stockImport) && t("imports.result.failedNow"),
        ]
          .filter(Boolean)
          .join(" "),
      }
  }
}

/** What a failed import has left: nothing, or a part that somebody has to decide about. */
function left(stockImport: StockImport) {
  if (!isHalfWritten(stockImport)) return takenBack(stockImport)
  return mayGoOn(stockImport) ? "HalfApplied" : "HalfTakenBack"
}

/** How much of what was written is taken back: there was nothing, all, or all but some rows. */
function takenBack({
  applied_by,
  counts,
}: StockImport): "None" | "All" | "But" {
  if (!applied_by) return "None"
  return counts.not_undone > 0 ? "But" : "All"
}
