import { Table, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImportRowDTO } from "../../../../modules/stock-source/types"
import { PlanRow, type PlanColumn } from "./plan-row"
import type { OutcomeTab } from "./use-plan-query"

const RIGHT: PlanColumn[] = ["row", "quantity", "available"]

type Props = { rows: StockImportRowDTO[]; tab: OutcomeTab; hasRemarks: boolean }

/** Rows of the plan with what was there and what will be there. */
export const PlanTable = ({ rows, tab, hasRemarks }: Props) => {
  const { t } = useTranslation("stockSources")
  const columns = columnsOf(tab, hasRemarks)
  return (
    // It scrolls sideways on a narrow screen, also by the keyboard.
    <div
      role="region"
      aria-label={t("imports.plan.rowsTitle")}
      tabIndex={0}
      className="focus-visible:shadow-borders-focus overflow-x-auto outline-none"
    >
      <Table>
        <Table.Header className="border-t-0">
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell
                key={column}
                className={clx("whitespace-nowrap", {
                  "text-right": RIGHT.includes(column),
                })}
              >
                {t(`imports.rows.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <PlanRow key={row.row_number} row={row} columns={columns} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/**
 * What the tab says already, and what no row has, is left out; what is wrong with a row comes first where errors are
 * looked at.
 */
function columnsOf(tab: OutcomeTab, hasRemarks: boolean): PlanColumn[] {
  const values: PlanColumn[] = ["quantity", "status", "available"]
  if (tab === "error") return ["row", "source", "sku", "problem", ...values]
  return [
    "row",
    "source",
    "sku",
    ...(tab === "all" ? (["outcome"] as const) : []),
    ...values,
    ...(hasRemarks ? (["problem"] as const) : []),
  ]
}
