import type { MiddlewareRoute } from "@medusajs/framework/http"
import { methodAndPath, type Operation } from "../operations/operation"
import { explainRefusals } from "./explain-refusals"
import { refuseForeignOrigin } from "./refuse-foreign-origin"
import { refuseUnreadable } from "./refuse-unreadable"

/**
 * What stands before all routes of ours, whatever the rest of their path: before `/admin/sources` and all below it.
 */
export function guardsOf(operations: Operation[]): MiddlewareRoute[] {
  const roots = operations.map((operation) =>
    methodAndPath(operation)[1].split("/").slice(0, 3).join("/")
  )
  return [...new Set(roots)].map((matcher) => ({
    matcher,
    middlewares: matcher.startsWith("/admin/")
      ? [explainRefusals, refuseForeignOrigin, refuseUnreadable]
      : [explainRefusals, refuseUnreadable],
  }))
}
