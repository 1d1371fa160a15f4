import { MedusaError } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
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
  constructor({ number }: Pick<PendingImport, "number">) {
    super(MedusaError.Types.CONFLICT, "import_changed", {
      reason: "just_now",
      number,
    })
  }
}

const PATIENCE_MS = 10_000
// A small import's moment is some milliseconds long.
const SHORTEST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 100

/**
 * How long what may not be done while an act is pending is tried again. An import says `applied` a moment before its hooks
 * and events are out, and whoever has seen that asks for the next act at once: such a moment is waited for.
 */
export class PatienceWithPending {
  private readonly until = Date.now() + PATIENCE_MS
  private pause = SHORTEST_PAUSE_MS

  /**
   * Waits until it is to be tried again.
   *
   * @throws `error` where it takes longer, or is another one
   */
  async waitOrThrow(error: unknown): Promise<void> {
    const endsSoon =
      error instanceof ChangedMeanwhile ||
      (error instanceof ActPending && error.endsSoon)
    if (!endsSoon || Date.now() > this.until) {
      throw error
    }
    await wait(this.pause)
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS)
  }
}
