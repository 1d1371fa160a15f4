import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ActionsHeader } from "../../shared/components/actions-header"
import { QuantityCell } from "../components/items/quantity-cell"
import { SourceItemMenu } from "../components/items/source-item-menu"
import { SourceNameCell } from "../components/source-name-cell"
import { StatusCell } from "../components/items/status-cell"
import type { SourceItem } from "../lib/source-items"
import { useFormat } from "../../shared/hooks/use-format"
import { usePermissions } from "../../shared/hooks/use-permissions"

const column = createDataTableColumnHelper<SourceItem>()

const LINK =
  "text-ui-fg-base focus-visible:shadow-borders-focus rounded font-medium outline-none"

/** All columns that a table of source items can have. */
function useAllColumns() {
  const { t } = useTranslation("stockSources")
  const { number } = useFormat()
  const { can } = usePermissions()
  const canEdit = can("stock_source_item:update")
  return useMemo(() => {
    const units = (field: "reserved_quantity" | "available_quantity") =>
      column.accessor(field, {
        header: t(`common.column.${field}`),
        align: "right",
        enableSorting: true,
        minSize: 90,
        cell: ({ getValue }) => (
          <span className="tabular-nums">{number(getValue())}</span>
        ),
      })
    return {
      sku: column.accessor("sku", {
        header: t("common.column.sku"),
        enableSorting: true,
        minSize: 130,
        cell: ({ row: { original } }) => (
          <Link
            to={`/inventory/${original.inventory_item_id}`}
            className={LINK}
          >
            {original.sku ?? t("sources.items.noSku")}
          </Link>
        ),
      }),
      title: column.accessor("title", {
        header: t("common.column.title"),
        enableSorting: true,
        minSize: 140,
        maxSize: 200,
        cell: ({ getValue }) => getValue() ?? "–",
      }),
      source_code: column.accessor("source_code", {
        header: t("sources.source"),
        enableSorting: true,
        minSize: 130,
        truncateTooltip: false,
        cell: ({ row: { original } }) => <SourceNameCell item={original} />,
      }),
      status: column.accessor("status", {
        header: t("common.column.status"),
        enableSorting: true,
        minSize: 130,
        truncateTooltip: false,
        cell: ({ row: { original } }) => (
          <StatusCell item={original} canEdit={canEdit} />
        ),
      }),
      quantity: column.accessor("quantity", {
        header: t("common.column.quantity"),
        align: "right",
        enableSorting: true,
        minSize: 136,
        truncateTooltip: false,
        cell: ({ row: { original } }) => (
          <QuantityCell item={original} canEdit={canEdit} />
        ),
      }),
      reserved_quantity: units("reserved_quantity"),
      available_quantity: units("available_quantity"),
      action: column.display({
        id: "action",
        header: () => <ActionsHeader />,
        cell: ({ row: { original } }) => <SourceItemMenu item={original} />,
      }),
    }
  }, [t, number, canEdit])
}

/** A column of a table of source items. */
export type SourceItemColumn = keyof ReturnType<typeof useAllColumns>

/** The named columns in their order. */
export function useSourceItemColumns(names: SourceItemColumn[]) {
  const all = useAllColumns()
  const key = names.join()
  return useMemo(() => names.map((name) => all[name]), [all, key])
}
