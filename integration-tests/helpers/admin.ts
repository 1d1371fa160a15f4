import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  generateJwtToken,
} from "@medusajs/framework/utils"
import { createClient, type Api, type Client } from "./client"

/**
 * An admin who is logged in.
 *
 * @example
 * const admin = await createAdmin(getContainer(), api)
 * const { status, data } = await admin.post("/admin/sources", { code: "berlin", name: "Berlin" })
 */
export async function createAdmin(
  container: MedusaContainer,
  api: Api,
  email = "admin@example.com"
): Promise<Client> {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { user_id: user.id },
  })
  const { http } = container.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  ).projectConfig
  const token = generateJwtToken(
    {
      actor_id: user.id,
      actor_type: "user",
      auth_identity_id: identity.id,
      app_metadata: { user_id: user.id },
    },
    { secret: http.jwtSecret, expiresIn: "1d" }
  )
  return createClient(api, { authorization: `Bearer ${token}` })
}
