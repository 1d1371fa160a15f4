import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { StockImportRowDTO } from "../../../modules/stock-source/types"
import { useFormat } from "../../hooks/use-format"
import type { StockImport } from "../../lib/stock-import"
import { OutcomeBadge } from "./outcome-badge"
import { QuantityChange } from "./quantity-change"
import { RowIssues } from "./row-issues"
import { StatusChange } from "./status-change"
import type { OutcomeTab } from "./use-plan-query"

const helper = createDataTableColumnHelper<StockImportRowDTO>()

/**
 * Columns of the plan's rows. What the tab says already, and what no row has, is left out; what is wrong with a row
 * comes first where errors are looked at.
 */
export function usePlanColumns(tab: OutcomeTab, { counts }: StockImport) {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const hasRemarks = counts.error + counts.warning + counts.not_undone > 0
  return useMemo(() => {
    const name = [
      helper.accessor("row_number", {
        header: t("imports.rows.row"),
        cell: ({ getValue }) => (
          <span className="tabular-nums">{format.number(getValue())}</span>
        ),
        size: 90,
        align: "right",
      }),
      helper.accessor("source_code", {
        header: t("imports.rows.source"),
        cell: ({ getValue }) => getValue() ?? "–",
        size: 130,
      }),
      helper.accessor("sku", {
        header: t("imports.rows.sku"),
        cell: ({ getValue }) => (
          <span className="text-ui-fg-base">{getValue() ?? "–"}</span>
        ),
        size: 190,
      }),
    ]
    const outcome = helper.accessor("outcome", {
      header: t("imports.rows.outcome"),
      cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} />,
      size: 120,
    })
    const amount = (of: "quantity" | "available") =>
      helper.accessor(({ after }) => after?.[of], {
        id: of,
        header: t(`imports.rows.${of}`),
        cell: ({ row }) => <QuantityChange row={row.original} of={of} />,
        size: 190,
        align: "right",
      })
    const status = helper.accessor(({ after }) => after?.status, {
      id: "status",
      header: t("imports.rows.status"),
      cell: ({ row }) => <StatusChange row={row.original} />,
      size: 190,
    })
    const remarks = helper.accessor("issues", {
      header: t("imports.rows.problem"),
      cell: ({ getValue }) => <RowIssues issues={getValue()} />,
      size: 340,
      truncateTooltip: false,
    })
    const values = [amount("quantity"), status, amount("available")]
    if (tab === "error") return [...name, remarks, ...values]
    return [
      ...name,
      ...(tab === "all" ? [outcome] : []),
      ...values,
      ...(hasRemarks ? [remarks] : []),
    ]
  }, [t, format, tab, hasRemarks])
}
