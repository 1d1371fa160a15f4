import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ActionsHeader } from "../../shared/components/actions-header"
import { SourceMenu } from "../components/source-menu"
import { DefaultBadge, EnabledBadge } from "../components/source-badges"
import { SettlingProgress } from "../components/settling-progress"
import { StockNumber } from "../components/items/stock-number"
import type { Source, SourceStock } from "../lib/sources"

/** A source in the list; its stock comes after it. */
export type SourceRow = Source & {
  /** Undefined: not counted yet. Null: could not be counted. */
  stock: SourceStock | null | undefined
}

const column = createDataTableColumnHelper<SourceRow>()

/** The columns of the list of sources. */
export function useSourceColumns() {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  return useMemo(() => {
    const count = (
      field: Exclude<keyof SourceStock, "code">,
      header: string,
      warns = false
    ) =>
      column.accessor((row) => row.stock?.[field], {
        id: field,
        header,
        align: "right",
        enableSorting: true,
        minSize: 120,
        truncateTooltip: false,
        cell: ({ row: { original } }) => (
          <StockNumber
            value={original.stock === null ? null : original.stock?.[field]}
            warns={warns}
          />
        ),
      })
    return [
      column.accessor("code", {
        header: medusa("fields.code"),
        enableSorting: true,
        minSize: 140,
        cell: ({ getValue }) => (
          <Link
            to={`/stock-sources/${getValue()}`}
            className="text-ui-fg-base focus-visible:shadow-borders-focus rounded font-medium outline-none"
          >
            {getValue()}
          </Link>
        ),
      }),
      column.accessor("name", {
        header: medusa("fields.name"),
        enableSorting: true,
        minSize: 200,
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-x-2">
            <span className="truncate">{original.name}</span>
            {original.is_default && <DefaultBadge />}
          </span>
        ),
      }),
      column.accessor("enabled", {
        header: medusa("fields.status"),
        enableSorting: true,
        minSize: 120,
        cell: ({ row: { original } }) => (
          <span className="flex flex-col py-1">
            <EnabledBadge enabled={original.enabled} />
            {original.settling && (
              <SettlingProgress settling={original.settling} />
            )}
          </span>
        ),
      }),
      count("items_count", t("sources.itemsCount")),
      count("quantity", t("sources.units")),
      count("out_of_stock_count", t("sources.outOfStock"), true),
      column.display({
        id: "action",
        header: () => <ActionsHeader />,
        cell: ({ row: { original } }) => <SourceMenu source={original} />,
      }),
    ]
  }, [t, medusa])
}
