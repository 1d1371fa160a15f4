import { Badge, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** Enabled or disabled: a word, and a color beside it. */
export const EnabledBadge = ({ enabled }: { enabled: boolean }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={enabled ? "green" : "grey"}>
      {t(enabled ? "statuses.enabled" : "statuses.disabled")}
    </StatusBadge>
  )
}

/** Says that new inventory items are assigned to this source. */
export const DefaultBadge = () => {
  const { t } = useTranslation("stockSources")
  return (
    <Badge size="2xsmall" color="blue">
      {t("sources.default")}
    </Badge>
  )
}
