import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../modules/stock-source/types"
import { emitStockImportEvent } from "./emit-stock-import-event"

/** What is told of an act that has come to its end. */
export const ENDED = {
  check: "checked",
  apply: "applied",
  undo: "undone",
} as const

/**
 * Tells how an act has ended, then notes that it is told: a process that dies in between tells it again, never not
 * at all. Says nothing where it was told already.
 *
 * @param next act that the import goes on to, or waits for
 */
export async function tellStockImport(
  container: MedusaContainer,
  { id, pending_act }: StockImportDTO,
  act: StockImportAct,
  event: "checked" | "applied" | "failed" | "undone" | "canceled",
  next?: StockImportAct
): Promise<void> {
  if (pending_act !== act) {
    return
  }
  await emitStockImportEvent(container, event, id)
  await container.resolve(STOCK_SOURCE_MODULE).endStockImportAct(id, act, next)
}
