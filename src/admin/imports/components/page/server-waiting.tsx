import { useTranslation } from "react-i18next"
import { Notice } from "../../../shared/components/notice"

/** The server is away; what is shown is what it said last. */
export const ServerWaiting = () => {
  const { t } = useTranslation("stockSources")
  return (
    <div role="status">
      <Notice variant="warning" title={t("imports.connection.waiting")}>
        {t("imports.connection.waitingHint")}
      </Notice>
    </div>
  )
}
