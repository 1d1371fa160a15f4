import { Table } from "@medusajs/ui"
import { memo, type ReactNode } from "react"
import type { StockImportRowDTO } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { OutcomeBadge } from "./outcome-badge"
import { QuantityChange } from "./quantity-change"
import { RowIssues } from "../problems/row-issues"
import { StatusChange } from "./status-change"

export type PlanColumn =
  | "row"
  | "source"
  | "sku"
  | "outcome"
  | "quantity"
  | "status"
  | "available"
  | "problem"

type Props = { row: StockImportRowDTO; columns: PlanColumn[] }

const CLASSES: Record<PlanColumn, string> = {
  row: "text-right tabular-nums",
  source: "max-w-40 truncate",
  sku: "text-ui-fg-base max-w-64 truncate",
  outcome: "",
  quantity: "text-right whitespace-nowrap",
  status: "whitespace-nowrap",
  available: "text-right whitespace-nowrap",
  problem: "min-w-72 max-w-md",
}

/** One line of the file, and what becomes of it. */
export const PlanRow = memo(({ row, columns }: Props) => {
  const format = useFormat()
  const cells: Record<PlanColumn, () => ReactNode> = {
    row: () => format.number(row.row_number),
    source: () => (
      <span title={row.source_code ?? undefined}>{row.source_code ?? "–"}</span>
    ),
    sku: () => <span title={row.sku ?? undefined}>{row.sku ?? "–"}</span>,
    outcome: () => <OutcomeBadge outcome={row.outcome} />,
    quantity: () => <QuantityChange row={row} of="quantity" />,
    status: () => <StatusChange row={row} />,
    available: () => <QuantityChange row={row} of="available" />,
    problem: () => <RowIssues issues={row.issues} />,
  }
  return (
    <Table.Row>
      {columns.map((column) => (
        <Table.Cell key={column} className={CLASSES[column]}>
          {cells[column]()}
        </Table.Cell>
      ))}
    </Table.Row>
  )
}, isSameRow)

PlanRow.displayName = "PlanRow"

function isSameRow(before: Props, after: Props): boolean {
  return (
    before.row === after.row && before.columns.join() === after.columns.join()
  )
}
