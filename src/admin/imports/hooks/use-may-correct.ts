import { CHECKABLE, isIn } from "../../../modules/stock-source/imports/states"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { isAtWork, type StockImport } from "../lib/stock-import"

/** Whether what the file says may be changed here: nothing of it is written, and its plan is there. */
export function useMayCorrect(stockImport: StockImport): boolean {
  const { can } = usePermissions()
  const { status, plan_dropped_at } = stockImport
  return (
    can("stock_import:create") &&
    isIn(CHECKABLE, status) &&
    !isAtWork(stockImport) &&
    !plan_dropped_at
  )
}
