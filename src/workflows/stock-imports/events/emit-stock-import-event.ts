import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { StockImportEnd } from "./describe-stock-import"

/** Events about a stock import; each carries `{id}`. */
export const StockImportWorkflowEvents = {
  CHECKED: "stock-import.checked",
  APPLIED: "stock-import.applied",
  FAILED: "stock-import.failed",
  UNDONE: "stock-import.undone",
  CANCELED: "stock-import.canceled",
} as const

/** Tells at once, without an event group: a workflow that compensates would drop what it had grouped. */
export async function emitStockImportEvent(
  container: MedusaContainer,
  action: StockImportEnd,
  id: string
): Promise<void> {
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: `stock-import.${action}`, data: { id } })
}
