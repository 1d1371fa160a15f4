import { FetchError } from "@medusajs/js-sdk"
import type { Told, ToldIssue } from "../../../texts/issue-text"

/** What the server said: made of a code and params where it is one of ours, and of issues where a call has many. */
export type Said = Told & { issues?: ToldIssue[] }

/** A request that the server refused, with all that it said. */
export class Refused extends FetchError {
  readonly said: Said

  constructor(
    answer: Partial<Said>,
    { status, statusText }: { status: number; statusText: string }
  ) {
    super(answer.message ?? statusText, statusText, status)
    this.said = { ...answer, code: answer.code ?? "" }
  }
}
