import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { WidgetHeader } from "../sources/components/widget-header"
import { usePermissions } from "../shared/hooks/use-permissions"

/** On the inventory list: the ways to the stock of all sources as a file. */
const InventoryListActions = () => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const ways = [
    can("stock_source:export") && {
      to: "/stock-export",
      label: t("common.exportStock"),
    },
    can("stock_import:create") && {
      to: "/stock-imports/new",
      label: t("common.importStock"),
    },
  ].filter((way) => way !== false)
  if (!ways.length) {
    return null
  }
  return (
    // Medusa puts widgets behind its own sections, whatever their zone: below a page of items nobody would find it.
    <Container className="p-0" style={{ order: -1 }}>
      <WidgetHeader
        heading={t("common.stockSources")}
        hint={t("widgets.inventoryHint")}
      >
        <div className="flex flex-wrap items-center gap-2">
          {ways.map(({ to, label }) => (
            <Button key={to} size="small" variant="secondary" asChild>
              <Link to={to}>{label}</Link>
            </Button>
          ))}
        </div>
      </WidgetHeader>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "inventory_item.list.before" })

export default InventoryListActions
