import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { DetailWidgetProps } from "@medusajs/framework/types"
import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { SourceItemsTable } from "../sources/components/items/source-items-table"
import { WidgetHeader } from "../sources/components/widget-header"
import { usePermissions } from "../shared/hooks/use-permissions"

/** On an inventory item: the sources that it is assigned to. */
const InventoryItemSources = ({ data }: DetailWidgetProps<{ id: string }>) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  if (!can("stock_source:read")) {
    return null
  }
  return (
    <Container className="divide-y overflow-hidden p-0">
      <WidgetHeader
        heading={t("widgets.sources")}
        hint={t("widgets.itemSourcesHint")}
      />
      <SourceItemsTable
        prefix="sources"
        filters={{ inventory_item_id: [data.id] }}
        columns={["source_code", "status", "quantity", "available_quantity"]}
        order="source_code"
        pageSize={10}
        alwaysFilters={false}
        empty={{ heading: t("widgets.itemHasNone") }}
      />
    </Container>
  )
}

export const config = defineWidgetConfig({
  zone: "inventory_item.details.after",
})

export default InventoryItemSources
