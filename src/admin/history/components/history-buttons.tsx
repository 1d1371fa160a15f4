import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { usePermissions } from "../../shared/hooks/use-permissions"

/** The ways to the export and to a new import, as far as the admin's role allows. */
export const HistoryButtons = () => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  return (
    <div className="flex flex-wrap items-center gap-2">
      {can("stock_import_profile:read") && (
        <Button size="small" variant="secondary" asChild>
          <Link to="/stock-imports/profiles">{t("profiles.title")}</Link>
        </Button>
      )}
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
  )
}
