import Medusa from "@medusajs/js-sdk"

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
