/** Issues that name the orders behind reserved units, and how the sentence about them begins: the last of the message. */
export const RESERVING_CODES = ["below_reserved", "has_reservations"] as const
export const ORDERS = " Orders: "

type Said = { code: string; message: string }

/** An issue for somebody who may not read orders: without their numbers. */
export function withoutOrders<Issue extends Said>(issue: Issue): Issue {
  return { ...issue, message: messageWithoutOrders(issue) }
}

export function messageWithoutOrders({ code, message }: Said): string {
  const at = message.indexOf(ORDERS)
  return at < 0 || !RESERVING_CODES.some((one) => one === code)
    ? message
    : message.slice(0, at)
}
