import { createContext, useContext } from "react"
import type { StockImport } from "../../lib/stock-import"

/** Why a plan changes nothing (any more). */
export type NotInForce =
  | "undone"
  | "takenBack"
  | "canceled"
  | "failed"
  | "rejected"

/** Why a plan is not in force; undefined while it is, or may still be. */
export function whyNotInForce({
  status,
  applied_by,
}: Pick<StockImport, "status" | "applied_by">): NotInForce | undefined {
  switch (status) {
    case "undone":
    case "rejected":
      return status
    case "canceled":
    case "failed":
      return applied_by ? "takenBack" : status
    default:
      return undefined
  }
}

/** Whether the figures below are what is, or will be: else they are shown as something past. */
export const InForce = createContext(true)

export const useInForce = () => useContext(InForce)
