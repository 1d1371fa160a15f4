import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"
import type { StockImport } from "../../imports/lib/stock-import"
import { ActionsHeader } from "../../shared/components/actions-header"
import { StockImportStatusBadge } from "../../shared/components/stock-import-status-badge"
import { ImportCountsCell } from "./import-counts-cell"
import { ImportDurationCell } from "./import-duration-cell"
import { ImportFileCell } from "./import-file-cell"
import { ImportPeopleCell } from "./import-people-cell"
import { ImportRowActions } from "./import-row-actions"

const columnHelper = createDataTableColumnHelper<StockImport>()

/** Every column of the history. */
export function useHistoryColumns() {
  const { t } = useTranslation("stockSources")
  const { dateTime } = useFormat()
  return useMemo(
    () => [
      columnHelper.accessor("filename", {
        header: t("history.columns.file"),
        cell: ({ row }) => <ImportFileCell stockImport={row.original} />,
        enableSorting: true,
      }),
      columnHelper.accessor("status", {
        header: t("history.columns.status"),
        cell: ({ row }) => <StockImportStatusBadge {...row.original} />,
      }),
      columnHelper.accessor("behavior", {
        header: t("history.columns.behavior"),
        cell: ({ getValue }) => (
          <Text size="small">{t(`imports.behavior.${getValue()}`)}</Text>
        ),
      }),
      columnHelper.display({
        id: "counts",
        header: t("history.columns.counts"),
        cell: ({ row }) => <ImportCountsCell stockImport={row.original} />,
      }),
      columnHelper.display({
        id: "by",
        header: t("history.columns.by"),
        cell: ({ row }) => <ImportPeopleCell stockImport={row.original} />,
      }),
      columnHelper.accessor("created_at", {
        header: t("history.columns.when"),
        cell: ({ getValue }) => (
          <Text size="small" className="whitespace-nowrap tabular-nums">
            {dateTime(getValue())}
          </Text>
        ),
        enableSorting: true,
      }),
      columnHelper.display({
        id: "duration",
        header: t("history.columns.duration"),
        cell: ({ row }) => <ImportDurationCell stockImport={row.original} />,
      }),
      columnHelper.display({
        id: "actions",
        header: () => <ActionsHeader />,
        cell: ({ row }) => <ImportRowActions stockImport={row.original} />,
      }),
    ],
    [t, dateTime]
  )
}
