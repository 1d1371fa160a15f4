import type { ReactNode } from "react"
import { useInForce } from "./plan-force"

/** What a plan makes of a value; struck out where the plan is not in force. */
export const ChangedTo = ({ children }: { children: ReactNode }) =>
  useInForce() ? (
    <span className="text-ui-fg-base">{children}</span>
  ) : (
    <s className="text-ui-fg-subtle">{children}</s>
  )
