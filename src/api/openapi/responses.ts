import { STATUS_CODES } from "node:http"
import { ErrorAnswer, Unauthorized } from "./answers/common"
import { type Operation, refusalsOf } from "../utils/operations/operation"
import { type JsonSchema, referenceTo } from "./json-schema"

/** Where a refusal's status says less than one wants to know. */
const MEANINGS: Record<number, string> = {
  400: "What was sent is not what the route takes, or is not allowed now.",
  401: "Nobody is logged in.",
  403: "The admin's roles do not grant it (only with Medusa's RBAC).",
  404: "There is no such thing, or none that the admin may see.",
  409: "It is not in the state that this needs; read it again, decide again.",
  410: "The plan and the file were dropped for their age.",
  413: "The body is too large; of a file, larger than the option `max_file_size`.",
  422: "It is taken: a code by another source, a key by another upload.",
  503: "As many of these are under way as may be at a time; `Retry-After` says when to ask again.",
}

/** What the route answers, by status. */
export function responsesOf(operation: Operation): JsonSchema {
  const { status, refusal = ErrorAnswer, route, policy } = operation
  const admin = route.includes(" /admin/")
  const all = {
    [status]: success(operation),
    ...Object.fromEntries(
      refusalsOf(operation).map((code) => [
        code,
        json(MEANINGS[code], referenceTo(refusal)),
      ])
    ),
    ...(admin && { 401: json(MEANINGS[401], referenceTo(Unauthorized)) }),
    // A source that is not allowed is refused with the issues of the call.
    ...(policy && { 403: json(MEANINGS[403], referenceTo(refusal)) }),
  }
  return all
}

function success({ status, answer, event }: Operation): JsonSchema {
  const description = `${STATUS_CODES[status]}.`
  if (!("holds" in answer)) {
    return json(description, referenceTo(answer))
  }
  const schema = { type: "string", description: `${answer.holds}.` }
  return {
    description,
    content: Object.fromEntries(
      [answer.type].flat().map((type) => [
        type,
        {
          schema,
          ...(event && { "x-event-data": referenceTo(event) }),
        },
      ])
    ),
  }
}

function json(description: string, schema: JsonSchema): JsonSchema {
  return { description, content: { "application/json": { schema } } }
}
