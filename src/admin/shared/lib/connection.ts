import { NoAnswer, statusOf } from "./errors"

// What a proxy in front of Medusa says while Medusa itself is away.
const AWAY = [502, 503, 504]

/** Whether a request failed because the server is not there, and not because of what was asked. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof NoAnswer || AWAY.includes(statusOf(error) ?? 0)
}
