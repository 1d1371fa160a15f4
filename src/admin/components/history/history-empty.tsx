import { Button, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { usePermissions } from "../../hooks/use-permissions"

/** No import yet: how to make the first one. */
export const HistoryEmpty = () => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  return (
    <div className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
      <div className="flex max-w-md flex-col gap-y-1">
        <Heading level="h2">{t("history.empty.heading")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("history.empty.description")}
        </Text>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {can("stock_source:export") && (
          <Button size="small" variant="secondary" asChild>
            <Link to="/stock-export">{t("common.exportStock")}</Link>
          </Button>
        )}
        {can("stock_import:create") && (
          <Button size="small" asChild>
            <Link to="/stock-imports/new">{t("common.importStock")}</Link>
          </Button>
        )}
      </div>
    </div>
  )
}
