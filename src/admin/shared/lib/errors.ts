import { FetchError } from "@medusajs/js-sdk"
import { Refused, type Said } from "./refused"

/** A request got no answer: there was no connection, it was lost, or the answer took too long. */
export class NoAnswer extends Error {}

/** HTTP status of a failed request; undefined where there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof FetchError ? error.status : undefined
}

/** What the server said of a failed request; undefined where it said nothing. */
export function messageOf(error: unknown): string | undefined {
  return error instanceof FetchError ? error.message : undefined
}

/** What the server's words are made of; of an answer that is none of ours, its message. */
export function saidOf(error: unknown): Said {
  return error instanceof Refused
    ? error.said
    : { code: "", message: messageOf(error) ?? "" }
}

/**
 * What a request threw, as it can be told from a fault of our own code: `fetch` throws a TypeError where a connection
 * fails, with a message of the browser's own, and so does code that is wrong.
 */
export function failureOf(error: unknown): unknown {
  const isClear =
    error instanceof FetchError || (error as Error)?.name === "AbortError"
  return isClear ? error : new NoAnswer(String(error), { cause: error })
}

const BY_STATUS: Record<number, string> = {
  401: "common.error.unauthorized",
  403: "common.error.forbidden",
  404: "common.error.notFound",
}

/**
 * Key of the text that says what happened and what to do. Undefined where the server's own message does: it names what is
 * wrong with the admin's input, or what it conflicts with.
 */
export function errorTextKey(error: unknown): string | undefined {
  if (error instanceof NoAnswer) return "common.error.noAnswer"
  const status = statusOf(error)
  if (status === undefined) return "common.error.onPage"
  if (BY_STATUS[status]) return BY_STATUS[status]
  const isSaid = status < 500 && messageOf(error)
  return isSaid ? undefined : "common.error.unexpected"
}
