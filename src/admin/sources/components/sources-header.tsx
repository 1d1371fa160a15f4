import { Button, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { usePermissions } from "../../shared/hooks/use-permissions"

/** The list's heading, and the ways from it. */
export const SourcesHeader = () => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { can } = usePermissions()
  const ways = [
    can("stock_import:create") && {
      to: "/stock-imports/new",
      label: medusa("actions.import"),
    },
    can("stock_source:export") && {
      to: "/stock-export",
      label: medusa("actions.export"),
    },
    can("stock_import:read") && {
      to: "/stock-imports",
      label: t("sources.history"),
    },
    can("stock_source:create") && {
      to: "_create",
      label: medusa("actions.create"),
    },
  ]
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-6 py-4">
      <div>
        <Heading>{t("common.stockSources")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("sources.subtitle")}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {ways.map(
          (way) =>
            way && (
              <Button key={way.to} size="small" variant="secondary" asChild>
                <Link to={way.to}>{way.label}</Link>
              </Button>
            )
        )}
      </div>
    </div>
  )
}
