import { MedusaError } from "@medusajs/framework/utils"
import createHttpError from "http-errors"
import { english } from "../../texts"
import { errorText } from "../../texts/error-text"
import type { TextParams } from "../../texts/issue-text"

/** Why a request is refused, as the dashboard says it in the admin's language. */
export type RefusalText = { code: string; params: TextParams }

/** Refuses with a sentence of the catalog: `errors.<code>.<params.reason or default>`. */
export class Refusal extends MedusaError {
  readonly params: TextParams

  constructor(type: string, code: string, params: TextParams = {}) {
    super(type, errorText(english, { code, params }), code)
    this.params = params
    remember(this.message, { code, params })
  }
}

/** The same with a status that no type of MedusaError stands for. */
export function httpRefusal(
  status: number,
  code: string,
  params: TextParams = {}
): Error {
  const message = errorText(english, { code, params })
  remember(message, { code, params })
  return createHttpError(status, message)
}

// More than are under way at a time: each is asked for by the answer that it becomes.
const MOST_REMEMBERED = 1_000
const recent = new Map<string, RefusalText>()

// MEDUSA: its error handler hands on nothing but type, message and code. An AsyncLocalStorage would lose what is refused in
// an event of a stream, such as a file that is too large; the message is made of code and params, so it stands for them.
function remember(message: string, text: RefusalText): void {
  recent.delete(message)
  recent.set(message, text)
  if (recent.size > MOST_REMEMBERED) {
    const [oldest] = recent.keys()
    recent.delete(oldest)
  }
}

/** What the message of an answer was made of; undefined where it is none of ours. */
export function refusalOf(message: unknown): RefusalText | undefined {
  return typeof message === "string" ? recent.get(message) : undefined
}
