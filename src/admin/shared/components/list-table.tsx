import {
  DataTable,
  useDataTable,
  type DataTableColumnDef,
  type DataTableRow,
  type DataTableRowSelectionState,
} from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { EmptyList } from "./empty-list"
import { useRowClick } from "../hooks/use-row-click"
import type { TableState } from "../hooks/use-table-state"

type ListTableProps<Row> = {
  // Columns of one table hold values of many types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  columns: DataTableColumnDef<Row, any>[]
  rows: Row[] | undefined
  count: number | undefined
  getRowId: (row: Row) => string
  state: TableState
  isLoading: boolean
  /** Whether a filter beside the search is set: says which of the two empty states it is. */
  isFiltered?: boolean
  empty: { heading: string; description?: string; action?: ReactNode }
  /** Where a row leads; the link in one of its cells leads there too, for the keyboard. */
  rowHref?: (row: Row) => string
  rowSelection?: {
    state: DataTableRowSelectionState
    onRowSelectionChange: (state: DataTableRowSelectionState) => void
    enableRowSelection: (row: DataTableRow<Row>) => boolean
  }
  /** Search and filters, above the rows. */
  children?: ReactNode
}

/** Medusa's data table with what {@link TableState} keeps; the caller gives the toolbar, with labels of its own. */
export function ListTable<Row>({
  columns,
  rows = [],
  count = 0,
  getRowId,
  state,
  isLoading,
  isFiltered = false,
  empty,
  rowHref,
  rowSelection,
  children,
}: ListTableProps<Row>) {
  const { t } = useTranslation()
  const instance = useDataTable({
    data: rows,
    columns,
    getRowId,
    rowCount: count,
    isLoading,
    rowSelection,
    onRowClick: useRowClick(rowHref),
    pagination: {
      state: state.pagination,
      onPaginationChange: state.setPagination,
    },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    search: { state: state.q ?? "", onSearchChange: (q) => state.set({ q }) },
    filtering: {
      state: isFiltered ? { set: true } : {},
      onFilteringChange: () => undefined,
    },
    autoResetPageIndex: false,
  })
  const noResults = {
    heading: t("general.noResultsTitle"),
    description: t("general.noResultsMessage"),
  }
  return (
    <DataTable instance={instance}>
      {children}
      <DataTable.Table
        emptyState={{
          empty: { custom: <EmptyList {...empty} /> },
          filtered: { custom: <EmptyList {...noResults} /> },
        }}
      />
      <DataTable.Pagination
        translations={{
          of: t("general.of"),
          results: t("general.results"),
          pages: t("general.pages"),
          prev: t("general.prev"),
          next: t("general.next"),
        }}
      />
    </DataTable>
  )
}
