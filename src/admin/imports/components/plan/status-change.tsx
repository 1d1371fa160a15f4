import { useTranslation } from "react-i18next"
import type {
  StockImportRowDTO,
  StockState,
} from "../../../../modules/stock-source/types"
import { ChangedTo } from "./changed-to"

/** In stock, out of stock or not assigned; before and after where that changes. */
export const StatusChange = ({
  row: { before, after, outcome },
}: {
  row: StockImportRowDTO
}) => {
  const { t } = useTranslation("stockSources")
  if (!before && !after) return <span>–</span>
  const name = (state: StockState) =>
    t(
      state
        ? state.status
          ? "common.stockStatus.in"
          : "common.stockStatus.out"
        : "imports.rows.notAssigned"
    )
  const is = name(before)
  // A row that is in error or skipped has nothing afterwards: it stays.
  const becomes = outcome === "error" || outcome === "skip" ? is : name(after)
  if (is === becomes) return <span>{is}</span>
  return (
    <span>
      <span className="sr-only">{t("imports.rows.before")} </span>
      <span className="text-ui-fg-subtle">{is}</span>
      <span aria-hidden className="text-ui-fg-muted">
        {" → "}
      </span>
      <span className="sr-only"> {t("imports.rows.after")} </span>
      <ChangedTo>{becomes}</ChangedTo>
    </span>
  )
}
