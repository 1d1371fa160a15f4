import {
  type Place,
  type ToldIssue,
  english,
  issueText,
} from "../../../../texts"

/** Issues that name the orders behind reserved units. */
export const RESERVING_CODES = ["below_reserved", "has_reservations"] as const

/** An issue for somebody who may not read orders: without their numbers. `at`: where it was found. */
export function withoutOrders<Issue extends ToldIssue & { message: string }>(
  issue: Issue,
  at: Place
): Issue {
  if (!RESERVING_CODES.some((code) => code === issue.code)) {
    return issue
  }
  if (!issue.params) {
    return { ...issue, message: keptWithoutOrders(issue.message) }
  }
  const { orders: _, more_orders: __, ...params } = issue.params
  const { code, column, value } = issue
  const message = issueText(english, { code, column, value, params }, at)
  return { ...issue, params, message }
}

/** The last sentence of a message that an earlier version has kept. */
function keptWithoutOrders(message: string): string {
  const at = message.indexOf(" Orders: ")
  return at < 0 ? message : message.slice(0, at)
}
