import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { DetailWidgetProps } from "@medusajs/framework/types"
import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ProductSourcesTable } from "../sources/components/items/product-sources-table"
import { WidgetHeader } from "../sources/components/widget-header"
import { usePermissions } from "../shared/hooks/use-permissions"

/** On a product: the sources that its variants' inventory items are assigned to. */
const ProductSources = ({ data }: DetailWidgetProps<{ id: string }>) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  if (!can("stock_source:read")) {
    return null
  }
  return (
    <Container className="divide-y overflow-hidden p-0">
      <WidgetHeader
        heading={t("widgets.sources")}
        hint={t("widgets.productSourcesHint")}
      />
      <ProductSourcesTable productId={data.id} />
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "product.details.after" })

export default ProductSources
