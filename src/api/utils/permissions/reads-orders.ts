import type { MedusaRequest } from "@medusajs/framework/http"
import { withoutOrders } from "../../../modules/stock-source/imports/plan/reserving-orders"
import type { Place, ToldIssue } from "../../../texts"
import { isGranted } from "./source-scope"

/** Whether the asker may read orders, so that a plan may name those behind reserved units. */
export function mayReadOrders(req: MedusaRequest): Promise<boolean> {
  return isGranted(req, { resource: "order", operation: "read" })
}

/** Issues as the asker may read them. */
export async function readableIssues(
  req: MedusaRequest
): Promise<
  <Issue extends ToldIssue & { message: string }>(
    issue: Issue,
    at: Place
  ) => Issue
> {
  return (await mayReadOrders(req)) ? (issue) => issue : withoutOrders
}
