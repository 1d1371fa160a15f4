import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Outcome } from "../../../../modules/stock-source/types"
import { useInForce } from "./plan-force"

const COLORS = {
  create: "green",
  update: "blue",
  unchanged: "grey",
  delete: "orange",
  skip: "grey",
  error: "red",
} as const

/** What becomes of a row. */
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => {
  const { t } = useTranslation("stockSources")
  return (
    <StatusBadge color={useInForce() ? COLORS[outcome] : "grey"}>
      {t(`imports.outcome.${outcome}`)}
    </StatusBadge>
  )
}
