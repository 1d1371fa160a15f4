import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImportRowDTO } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { quantityDifference } from "../../../shared/lib/exact-quantity"
import { ChangedTo } from "./changed-to"
import { useInForce } from "./plan-force"

const colorOf = (difference: number) =>
  difference > 0 ? "text-ui-tag-green-text" : "text-ui-tag-red-text"

type Props = { row: StockImportRowDTO; of: "quantity" | "available" }

/** `5 → 8  +3`; one figure where nothing changes. */
export const QuantityChange = ({ row, of }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const isInForce = useInForce()
  const before = row.before?.[of]
  // A row that is in error or skipped has nothing afterwards: what is there stays.
  const isLeft = row.outcome === "error" || row.outcome === "skip"
  const after = isLeft ? before : row.after?.[of]
  if (before === undefined && after === undefined) return <span>–</span>
  if (before === after) {
    return (
      <span className="tabular-nums">
        {format.number(after ?? 0)}
        <span className="ml-2 inline-block w-14" />
      </span>
    )
  }
  const difference = quantityDifference(before ?? 0, after ?? 0)
  const write = (value?: number) =>
    value === undefined ? "–" : format.number(value)
  return (
    <span className="tabular-nums">
      <span className="sr-only">{t("imports.rows.before")} </span>
      <span className="text-ui-fg-subtle">{write(before)}</span>
      <span aria-hidden className="text-ui-fg-muted">
        {" → "}
      </span>
      <span className="sr-only"> {t("imports.rows.after")} </span>
      <ChangedTo>{write(after)}</ChangedTo>
      {difference !== 0 && (
        <span
          className={clx(
            "ml-2 inline-block min-w-14 text-right",
            isInForce ? colorOf(difference) : "text-ui-fg-subtle"
          )}
        >
          {format.difference(difference)}
        </span>
      )}
    </span>
  )
}
