import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import type { StockImportEnd } from "./describe-stock-import"
import { emitStockImportEvent } from "./emit-stock-import-event"
import { notifyOfStockImport } from "./notify-of-stock-import"

/** What is told of an act that has come to its end. */
export const ENDED = {
  check: "checked",
  apply: "applied",
  undo: "undone",
} as const

/**
 * Tells how an act has ended, by an event and in the dashboard's feed, then notes that it is told: a process that dies in between tells it again, never not
 * at all. Says nothing where it was told already.
 *
 * @param next act that the import goes on to, or waits for
 */
export async function tellStockImport(
  container: MedusaContainer,
  { id, pending_act }: StockImportDTO,
  act: StockImportAct,
  event: StockImportEnd,
  next?: StockImportAct
): Promise<void> {
  if (pending_act !== act) {
    return
  }
  await emitStockImportEvent(container, event, id)
  // What goes on by itself is told of when it has come to its end.
  if (!next) {
    await notifyOfStockImport(container, id, act, event)
  }
  await container.resolve(STOCK_SOURCE_MODULE).endStockImportAct(id, act, next)
}
