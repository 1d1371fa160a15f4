import Medusa from "@medusajs/js-sdk"
import { failureOf } from "./errors"

/** Where Medusa's API is; "/" where it serves the dashboard itself. */
export const backendUrl = __BACKEND_URL__ ?? "/"

/** Talks to Medusa as the dashboard does: same address, same login. */
export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: {
    type: __AUTH_TYPE__ ?? "session",
    jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined,
  },
})

// All that is asked for with it, also by the SDK's own methods, fails as `failureOf` says.
const { client } = sdk
const ask = client.fetch
client.fetch = async <Answer>(
  ...request: Parameters<typeof ask>
): Promise<Answer> => {
  try {
    return (await ask.apply(client, request)) as Answer
  } catch (error) {
    throw failureOf(error)
  }
}
