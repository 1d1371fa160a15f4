import { SquareTwoStack, XMark } from "@medusajs/icons"
import { useTranslation } from "react-i18next"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { useRemoveItemPrompt } from "../../hooks/use-remove-item-prompt"
import type { SourceItem } from "../../lib/source-items"
import { ActionMenu } from "../../../shared/components/action-menu"

/** What can be done to a source item, beside its quantity and status. */
export const SourceItemMenu = ({ item }: { item: SourceItem }) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const remove = useRemoveItemPrompt(item)
  const isReserved = item.reserved_quantity > 0
  return (
    <ActionMenu
      label={t("sources.items.actionsOf", {
        sku: item.sku ?? item.title,
        source: item.source_name,
      })}
      groups={[
        {
          actions: [
            {
              icon: <SquareTwoStack />,
              label: t("sources.items.open"),
              to: `/inventory/${item.inventory_item_id}`,
            },
          ],
        },
        {
          actions: can("stock_source_item:update")
            ? [
                {
                  icon: <XMark />,
                  label: t("sources.items.remove"),
                  disabled: isReserved || !item.sku,
                  disabledTooltip: isReserved
                    ? t("sources.items.reservedStays")
                    : t("sources.items.noSkuHint"),
                  onClick: remove,
                },
              ]
            : [],
        },
      ]}
    />
  )
}
