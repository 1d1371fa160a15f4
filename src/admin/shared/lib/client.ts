import Medusa, { type FetchArgs } from "@medusajs/js-sdk"
import { failureOf } from "./errors"
import { Refused } from "./refused"

/** Where Medusa's API is; "/" where it serves the dashboard itself. */
export const backendUrl = __BACKEND_URL__ ?? "/"

const authType = __AUTH_TYPE__ ?? "session"

/** Talks to Medusa as the dashboard does: same address, same login. */
export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: {
    type: authType,
    jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined,
  },
})

// MEDUSA: the SDK keeps nothing of a refusal but its message, and ours has to be said in the admin's language. All that is
// asked for with it, also by the SDK's own methods, fails as `failureOf` says, or with all that the server answered.
const { client } = sdk
client.fetch = async <Answer>(
  path: string | URL,
  init: FetchArgs = {}
): Promise<Answer> => {
  try {
    return (await ask(String(path), init)) as Answer
  } catch (error) {
    throw failureOf(error)
  }
}

async function ask(path: string, init: FetchArgs): Promise<unknown> {
  const { query, body, headers, ...rest } = init
  const token = authType === "jwt" && (await client.getToken())
  const asked = {
    accept: "application/json",
    "content-type": "application/json",
    ...(token && { authorization: `Bearer ${token}` }),
    ...(headers as Record<string, string>),
  }
  const response = await fetch(addressOf(path, query), {
    ...rest,
    headers: asked,
    credentials: authType === "session" ? "include" : "omit",
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (response.status >= 300) {
    throw new Refused(await response.json().catch(() => ({})), response)
  }
  return asked.accept.includes("application/json") ? response.json() : response
}

/** Medusa may be served below a path of its own. */
export function addressOf(path: string, query: object = {}): string {
  const base = new URL(backendUrl || "/", window.location.origin)
  const search = new URLSearchParams(parametersOf(query))
  const address = `${base.href.replace(/\/$/, "")}${path}`
  return search.size ? `${address}?${search}` : address
}

/** `{a: [1], b: {c: 2}}` → `a[0]=1`, `b[c]=2`, as Medusa reads it. */
function parametersOf(query: object, within?: string): [string, string][] {
  return Object.entries(query).flatMap(([key, value]): [string, string][] => {
    const name = within ? `${within}[${key}]` : key
    if (value === undefined || value === null) return []
    return typeof value === "object"
      ? parametersOf(value as object, name)
      : [[name, String(value)]]
  })
}
