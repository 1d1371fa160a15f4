import type { StockImport } from "../../lib/stock-import"
import { isShownAtWork } from "./shown-at-work"

export const STEPS = ["upload", "check", "plan", "apply"] as const
export type Step = (typeof STEPS)[number]

/** What has become of the step that an import has come to; `stopped`: it goes no further. */
export type StepState = "done" | "current" | "stopped" | "undone"

export type ReachedStep = { current: Step; state: StepState }

/** How far an import has come. A file that is rejected has no plan: its check is where it stopped. */
export function stepOf(stockImport: StockImport): ReachedStep {
  const { status, counts, applied_by } = stockImport
  switch (status) {
    case "uploaded":
    case "checking":
      return { current: "check", state: "current" }
    case "checked": {
      const current = isShownAtWork(stockImport) ? "apply" : "plan"
      return { current, state: "current" }
    }
    case "rejected":
      return { current: "check", state: "stopped" }
    case "applying":
    case "undoing":
      return { current: "apply", state: "current" }
    case "applied":
      return { current: "apply", state: "done" }
    case "undone":
      return { current: "apply", state: "undone" }
    default: {
      const reached = counts.rows ? "plan" : "check"
      return { current: applied_by ? "apply" : reached, state: "stopped" }
    }
  }
}
