import { FetchError } from "@medusajs/js-sdk"

/** HTTP status of a failed request; undefined where there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof FetchError ? error.status : undefined
}

/** What the server said of a failed request; undefined where it said nothing. */
export function messageOf(error: unknown): string | undefined {
  return error instanceof FetchError ? error.message : undefined
}
