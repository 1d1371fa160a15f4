import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { StockImportRowDTO } from "../../../modules/stock-source/types"
import { useFormat } from "../../hooks/use-format"
import { OutcomeBadge } from "./outcome-badge"
import { QuantityChange } from "./quantity-change"
import { RowIssues } from "./row-issues"
import { StatusChange } from "./status-change"
import type { OutcomeTab } from "./use-plan-query"

const helper = createDataTableColumnHelper<StockImportRowDTO>()

/** Columns of the plan's rows. The outcome is left out where the tab says it. */
export function usePlanColumns(tab: OutcomeTab) {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  return useMemo(() => {
    const outcome = helper.accessor("outcome", {
      header: t("imports.rows.outcome"),
      cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} />,
      size: 110,
    })
    return [
      helper.accessor("row_number", {
        header: t("imports.rows.row"),
        cell: ({ getValue }) => (
          <span className="tabular-nums">{format.number(getValue())}</span>
        ),
        size: 80,
        align: "right",
      }),
      helper.accessor("source_code", {
        header: t("imports.rows.source"),
        cell: ({ getValue }) => getValue() ?? "–",
        size: 150,
      }),
      helper.accessor("sku", {
        header: t("imports.rows.sku"),
        cell: ({ getValue }) => (
          <span className="text-ui-fg-base">{getValue() ?? "–"}</span>
        ),
        size: 200,
      }),
      ...(tab === "all" ? [outcome] : []),
      helper.accessor(({ after }) => after?.quantity, {
        id: "quantity",
        header: t("imports.rows.quantity"),
        cell: ({ row: { original } }) => (
          <QuantityChange row={original} of="quantity" />
        ),
        size: 190,
        align: "right",
      }),
      helper.display({
        id: "status",
        header: t("imports.rows.status"),
        cell: ({ row: { original } }) => <StatusChange row={original} />,
        size: 190,
      }),
      helper.accessor(({ after }) => after?.available, {
        id: "available",
        header: t("imports.rows.available"),
        cell: ({ row: { original } }) => (
          <QuantityChange row={original} of="available" />
        ),
        size: 190,
        align: "right",
      }),
      helper.accessor("issues", {
        header: t("imports.rows.problem"),
        cell: ({ row: { original } }) => <RowIssues issues={original.issues} />,
        size: 320,
        truncateTooltip: false,
      }),
    ]
  }, [t, format, tab])
}
