import { isAtWork, type StockImport } from "../../lib/stock-import"

/** `pending_act` is also there for the moment in which an act that has ended is told; that is not shown. */
export function isShownAtWork(stockImport: StockImport): boolean {
  const { status, pending_act } = stockImport
  const waitsForItsTurn = status === "checked" && pending_act === "apply"
  return isAtWork({ ...stockImport, pending_act: null }) || waitsForItsTurn
}
