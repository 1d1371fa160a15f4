import { MedusaError } from "@medusajs/framework/utils"
import { importName } from "./import-name"
import type { StockImportDTO } from "../types"

export type PendingImport = Pick<
  StockImportDTO,
  "number" | "status" | "pending_act"
>

/**
 * Nothing begins on an import whose act is not finished, whatever its status says: a handler of a hook may still refuse
 * it, which takes back what is written.
 */
export class ActPending extends MedusaError {
  /** Only its hooks and events are left, which mostly takes a moment. */
  readonly endsSoon: boolean

  constructor(stockImport: PendingImport) {
    const { status, pending_act } = stockImport
    const waits = status === "checked" && pending_act === "apply"
    super(
      MedusaError.Types.CONFLICT,
      `${importName(stockImport)} is ${status}, but its ${pending_act} ${waits ? "waits for its turn; cancel it first." : "is not finished: some of its hooks and events have not run yet. Try again when they have."}`
    )
    this.endsSoon = !waits && status !== "uploaded"
  }
}

/** What stood in the way when it was asked for is gone by now: it is worth another try at once. */
export class ChangedMeanwhile extends MedusaError {
  constructor(stockImport: PendingImport) {
    super(
      MedusaError.Types.CONFLICT,
      `${importName(stockImport)} was changed by somebody else just now; read it again.`
    )
  }
}
