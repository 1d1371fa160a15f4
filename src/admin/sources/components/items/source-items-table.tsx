import { useMemo, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import {
  useSourceItemColumns,
  type SourceItemColumn,
} from "../../hooks/use-source-item-columns"
import { useItemSelection } from "../../hooks/use-item-selection"
import { useSourceItems } from "../../hooks/use-source-items"
import { useTableState } from "../../../shared/hooks/use-table-state"
import type { SourceItem, SourceItemsQuery } from "../../lib/source-items"
import { ListTable } from "../../../shared/components/list-table"
import { LoadError } from "../../../shared/components/load-error"
import { SelectedItems } from "./selected-items"
import { SourceItemFilters } from "./source-item-filters"

/** An item at a source's page, and every other column that there is. */
const AT_A_SOURCE: SourceItemColumn[] = [
  "sku",
  "title",
  "status",
  "quantity",
  "reserved_quantity",
  "available_quantity",
  "action",
]

type SourceItemsTableProps = {
  /** Which source items; the table's own filters come on top. */
  filters: Pick<SourceItemsQuery, "source_code" | "inventory_item_id">
  columns?: SourceItemColumn[]
  /** Told before each name in the address, where the page has other tables. */
  prefix?: string
  pageSize?: number
  /** Whether a list that fits on one page has filters all the same. Default true. */
  alwaysFilters?: boolean
  /** Whether rows can be chosen, to do something with all of them: where all are of one source. */
  isSelectable?: boolean
  /** Order where none is chosen. */
  order?: string
  empty?: { heading: string; description?: string; action?: ReactNode }
}

/** Source items with their quantity and status, both edited in place. */
export const SourceItemsTable = ({
  filters,
  columns = AT_A_SOURCE,
  prefix,
  pageSize = 20,
  alwaysFilters = true,
  isSelectable = false,
  order = "sku",
  empty,
}: SourceItemsTableProps) => {
  const { t } = useTranslation("stockSources")
  const shown = useSourceItemColumns(columns)
  const state = useTableState({ prefix, pageSize })
  const status = state.get("status")
  const least = state.get("least")
  const most = state.get("most")
  const { data, error, isPending, refetch } = useSourceItems({
    ...filters,
    q: state.q,
    status,
    quantity: least || most ? { gte: least, lte: most } : undefined,
    order: state.order ?? order,
    limit: state.limit,
    offset: state.offset,
  })

  const { selectColumn, items, clear } = useItemSelection(data?.source_items)
  const all = useMemo(
    () => (isSelectable ? [selectColumn, ...shown] : shown),
    [isSelectable, selectColumn, shown]
  )

  const isFiltered = Boolean(status || least || most)
  const hasFilters =
    alwaysFilters || isFiltered || state.q || (data?.count ?? 0) > pageSize

  if (error) {
    return <LoadError error={error} onRetry={refetch} />
  }
  return (
    <ListTable
      columns={all}
      rows={data?.source_items}
      count={data?.count}
      getRowId={rowId}
      state={state}
      isLoading={isPending}
      isFiltered={isFiltered}
      empty={empty ?? { heading: t("sources.items.none") }}
    >
      {hasFilters && <SourceItemFilters state={state} />}
      {isSelectable && <SelectedItems items={items} onClear={clear} />}
    </ListTable>
  )
}

function rowId({ id }: SourceItem): string {
  return id
}
