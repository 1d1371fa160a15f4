import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { isTakingBack, type StockImport } from "../../imports/lib/stock-import"

const COLORS = {
  uploaded: "grey",
  checking: "blue",
  checked: "orange",
  rejected: "red",
  applying: "blue",
  applied: "green",
  failed: "red",
  undoing: "blue",
  undone: "grey",
  canceled: "grey",
} as const

type Props = Pick<StockImport, "status" | "pending_act">

/** What an import is doing or waits for, in one word. */
export const StockImportStatusBadge = (stockImport: Props) => {
  const { t } = useTranslation("stockSources")
  const name = isTakingBack(stockImport) ? "takingBack" : stockImport.status
  return (
    <StatusBadge color={COLORS[stockImport.status]}>
      {t(`imports.status.${name}`)}
    </StatusBadge>
  )
}
