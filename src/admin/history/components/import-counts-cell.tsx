import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"
import { progressOf, shareOf } from "../../imports/lib/progress"
import { isAtWork, type StockImport } from "../../imports/lib/stock-import"

const SHOWN = ["create", "update", "delete", "skip", "error"] as const

/** How many rows, and what becomes of them; how far it is while it is at work. */
export const ImportCountsCell = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  const { number, percent } = useFormat()
  const { counts } = stockImport
  const share = isAtWork(stockImport)
    ? shareOf(progressOf(stockImport))
    : undefined
  if (share !== undefined) {
    return (
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {percent(share)}
      </Text>
    )
  }
  const outcomes = SHOWN.filter((outcome) => counts[outcome] > 0)
  return (
    <div className="flex flex-col py-2 tabular-nums">
      <Text size="small" leading="compact">
        {t("history.rows", { count: counts.rows, n: number(counts.rows) })}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {outcomes.map((outcome, at) => (
          <span
            key={outcome}
            className={clx(outcome === "error" && "text-ui-tag-red-text")}
          >
            {at > 0 && " · "}
            {t(`history.counts.${outcome}`, {
              count: counts[outcome],
              n: number(counts[outcome]),
            })}
          </span>
        ))}
        {!outcomes.length && counts.rows > 0 && t("history.nothingChanges")}
      </Text>
    </div>
  )
}
