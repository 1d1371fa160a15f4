import type {
  StockImportAct,
  StockImportStatus,
} from "../../../modules/stock-source/types"

/** The acts that have a hook. */
export type HookedAct = Exclude<StockImportAct, "undo">

/** Statuses of an import whose act is done, and whose hooks and events may be still to come. */
export const AFTER_ACT: Record<StockImportAct, readonly StockImportStatus[]> = {
  check: ["checked", "rejected"],
  apply: ["applied"],
  undo: ["undone"],
}
