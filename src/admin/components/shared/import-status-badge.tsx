import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImportStatus } from "../../../modules/stock-source/types"

// Orange waits for somebody, blue is at work.
const COLORS = {
  uploaded: "blue",
  checking: "blue",
  checked: "orange",
  rejected: "red",
  applying: "blue",
  applied: "green",
  failed: "red",
  undoing: "blue",
  undone: "grey",
  canceled: "grey",
} as const satisfies Record<StockImportStatus, string>

/** The state of a stock import, in words and color. */
export const ImportStatusBadge = ({
  status,
}: {
  status: StockImportStatus
}) => {
  const { t } = useTranslation("stockSources")
  return (
    <StatusBadge color={COLORS[status]} className="text-nowrap">
      {t(`common.status.${status}`)}
    </StatusBadge>
  )
}
