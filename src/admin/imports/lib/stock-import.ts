import type {
  StockImportDTO,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import { MOVING, isIn } from "../../../modules/stock-source/imports/states"

type Dates =
  | "created_at"
  | "checked_at"
  | "apply_began_at"
  | "applied_at"
  | "undo_began_at"
  | "undone_at"
  | "canceled_at"
  | "plan_dropped_at"

/** A stock import as the API shows it: its dates are ISO texts. */
export type StockImport = Omit<StockImportDTO, Dates> & {
  created_at: string
} & Record<Exclude<Dates, "created_at">, string | null> & {
    created_by_name: string | null
    applied_by_name: string | null
    undone_by_name: string | null
    canceled_by_name: string | null
  }

const WAITING: StockImportStatus[] = ["checked", "applied"]

/** Whether an act of it is under way, or waits for its turn: it moves on by itself. */
export function isAtWork({ status, pending_act }: StockImport): boolean {
  return isIn(MOVING, status) || pending_act !== null
}

/** Whether somebody may still move it on: apply what is checked, undo what is applied, or go on with what was given up. */
export function mayMoveOn(stockImport: StockImport): boolean {
  return WAITING.includes(stockImport.status) || isHalfWritten(stockImport)
}

/** Whether its stock stayed half written: its apply, or taking it back, was given up. */
export function isHalfWritten({ status, parked_act }: StockImport): boolean {
  return (
    status === "failed" &&
    (parked_act === "apply" || parked_act === "take_back")
  )
}

/** Whether an apply that was given up can go on where it stopped. */
export function mayGoOn(stockImport: StockImport): boolean {
  return isHalfWritten(stockImport) && stockImport.parked_act === "apply"
}

/** Whether stock is taken back because the apply was canceled or has failed, and not because of an undo. */
export function isTakingBack({
  status,
  pending_act,
}: Pick<StockImport, "status" | "pending_act">): boolean {
  return status === "undoing" && pending_act === "apply"
}
