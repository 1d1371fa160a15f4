import { Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"
import { actDurations } from "../lib/import-duration"
import type { StockImport } from "../../imports/lib/stock-import"

/** How long the server has worked on it; each act apart in the tooltip. */
export const ImportDurationCell = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  const { duration } = useFormat()
  const acts = actDurations(stockImport)
  if (!acts.length) {
    return <Text size="small">–</Text>
  }
  const total = acts.reduce((sum, { ms }) => sum + ms, 0)
  const apart = acts
    .map(({ act, ms }) => `${t(`history.act.${act}`)} ${duration(ms)}`)
    .join(" · ")
  return (
    <Tooltip content={apart}>
      <Text size="small" className="whitespace-nowrap tabular-nums">
        {duration(total)}
      </Text>
    </Tooltip>
  )
}
