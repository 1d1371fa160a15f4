import type { MiddlewareRoute } from "@medusajs/framework/http"
import { refuseForeignOrigin } from "./refuse-foreign-origin"
import { refuseUnreadable } from "./refuse-unreadable"

const ADMIN = ["/admin/sources", "/admin/source-items", "/admin/stock-imports"]
const STORE = ["/store/source-items"]

/**
 * What stands before all routes of ours, whatever the rest of their path.
 */
export const guards: MiddlewareRoute[] = [
  ...ADMIN.map((matcher) => ({
    matcher,
    middlewares: [refuseForeignOrigin, refuseUnreadable],
  })),
  ...STORE.map((matcher) => ({ matcher, middlewares: [refuseUnreadable] })),
]
