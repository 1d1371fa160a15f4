import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { invalidRequest } from "./invalid-request"

// PostgreSQL holds no U+0000, and UTF-8 no half of a surrogate pair, which JSON can spell.
const UNREADABLE = /[\0\p{Surrogate}]/u
// What Express parses of a query; it leaves out the parameters after them without a word.
const MOST_PARAMETERS = 1_000

/**
 * Refuses what no route of ours can read, before a parser or the database falls over it: bytes that are not UTF-8,
 * U+0000, and names that belong to every object, in the path, the query and the body.
 *
 * @throws MedusaError `invalid_data` that names the place.
 */
export function refuseUnreadable(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const [path, ...query] = req.originalUrl.split("?")
  // Bytes in the path that are not UTF-8 never come here: Medusa's own middleware of all of /admin falls over them.
  refuseText("The path", decode("The path", path))
  refuseQuery(query.join("?"))
  refuseBody(req.body)
  next()
}

function refuseQuery(query: string): void {
  const parameters = query.split("&").filter(Boolean)
  if (parameters.length > MOST_PARAMETERS) {
    throw invalidRequest(
      `the query has ${parameters.length} parameters and may have ${MOST_PARAMETERS}.`
    )
  }
  for (const parameter of parameters) {
    const [name, ...value] = parameter.split("=")
    const shown = decode("A parameter's name", name)
    refuseText("A parameter's name", shown)
    refuseName(shown)
    refuseText(shown, decode(shown, value.join("=")))
  }
}

/** Names of what every object has are no names of parameters, and `a.b.c` is one level more than Medusa takes. */
function refuseName(name: string): void {
  const parts = name.split(/[.[\]]+/)
  if (
    parts.some((part) => part in Object.prototype) ||
    name.split(".").length > 2
  ) {
    throw invalidRequest(`Unrecognized fields: '${name}'`)
  }
}

function refuseBody(body: unknown): void {
  // No recursion: four megabytes of brackets are deeper than the stack.
  const open: [place: string, value: unknown][] = [["", body]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [place, value] = next
    if (typeof value === "string") {
      refuseText(place || "The body", value)
    } else if (value && typeof value === "object") {
      for (const [name, inner] of Object.entries(value)) {
        refuseText(`A name in ${place || "the body"}`, name)
        const step = Array.isArray(value) ? `[${name}]` : `.${name}`
        open.push([place ? place + step : step.replace(/^\./, ""), inner])
      }
    }
  }
}

function refuseText(place: string, text: string): void {
  if (UNREADABLE.test(text)) {
    throw invalidRequest(
      `${place} holds the character U+0000 or half of a surrogate pair; leave it out.`
    )
  }
}

function decode(place: string, text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "))
  } catch {
    throw invalidRequest(
      `${place}: "${text.slice(0, 40)}" is not percent-encoded UTF-8, such as %C3%BC for ü.`
    )
  }
}
