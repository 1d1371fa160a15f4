import { MedusaError } from "@medusajs/framework/utils"
import type { StockImportDTO } from "../types"
import { Refusal } from "../refusal"

export type PendingImport = Pick<
  StockImportDTO,
  "number" | "status" | "pending_act"
>

/**
 * Nothing begins on an import whose act is not finished, whatever its status says: a handler of a hook may still refuse
 * it, which takes back what is written.
 */
export class ActPending extends Refusal {
  /** Only its hooks and events are left, which mostly takes a moment. */
  readonly endsSoon: boolean

  constructor(stockImport: PendingImport) {
    const { number, status, pending_act } = stockImport
    const waits = status === "checked" && pending_act === "apply"
    super(MedusaError.Types.CONFLICT, "act_pending", {
      reason: waits ? "waits" : "unfinished",
      number,
      status,
      act: pending_act ?? "do",
    })
    this.endsSoon = !waits && status !== "uploaded"
  }
}

/** What stood in the way when it was asked for is gone by now: it is worth another try at once. */
export class ChangedMeanwhile extends Refusal {
  constructor({ number }: PendingImport) {
    super(MedusaError.Types.CONFLICT, "import_changed", {
      reason: "just_now",
      number,
    })
  }
}
