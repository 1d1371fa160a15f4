import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useProductItems } from "../../hooks/use-product-items"
import { EmptyList } from "../../../shared/components/empty-list"
import { LoadError } from "../../../shared/components/load-error"
import { SourceItemsTable } from "./source-items-table"

/** The source items of all variants of a product. */
export const ProductSourcesTable = ({ productId }: { productId: string }) => {
  const { t } = useTranslation("stockSources")
  const { data: itemIds, error, refetch } = useProductItems(productId)
  if (error) {
    return <LoadError error={error} onRetry={refetch} />
  }
  if (!itemIds) {
    return <Skeleton className="h-48 w-full" />
  }
  if (!itemIds.length) {
    return (
      <EmptyList
        heading={t("widgets.productHasNone")}
        description={t("widgets.productHasNoneHint")}
      />
    )
  }
  return (
    <SourceItemsTable
      prefix="sources"
      filters={{ inventory_item_id: itemIds }}
      columns={[
        "sku",
        "source_code",
        "status",
        "quantity",
        "available_quantity",
      ]}
      pageSize={10}
      alwaysFilters={false}
      empty={{ heading: t("widgets.productHasNone") }}
    />
  )
}
