import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  generateJwtToken,
} from "@medusajs/framework/utils"
import { createClient, type Api, type Client } from "../../helpers/client"

export const SUPER_ADMIN = "role_super_admin"

let count = 0

/** A user who is logged in with these roles: their ids are in the token, as Medusa's own login puts them there. */
export async function logInWithRoles(
  container: MedusaContainer,
  api: Api,
  roles: string[]
): Promise<Client> {
  const email = `person-${++count}@example.com`
  const user = await container.resolve(Modules.USER).createUsers({ email })
  await container.resolve(ContainerRegistrationKeys.LINK).create(
    roles.map((rbac_role_id) => ({
      [Modules.USER]: { user_id: user.id },
      [Modules.RBAC]: { rbac_role_id },
    }))
  )
  const { http } = container.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  ).projectConfig
  const token = generateJwtToken(
    {
      actor_id: user.id,
      actor_type: "user",
      auth_identity_id: "",
      app_metadata: { user_id: user.id, roles },
    },
    { secret: http.jwtSecret, expiresIn: "1d" }
  )
  return createClient(api, { authorization: `Bearer ${token}` })
}

/** Makes a role with these policies, such as `stock_source:read`; returns its id. */
export async function createRole(
  container: MedusaContainer,
  policies: string[],
  role: { metadata?: Record<string, unknown>; parent_id?: string } = {}
): Promise<string> {
  const rbac = container.resolve(Modules.RBAC)
  const found = await rbac.listRbacPolicies({ key: policies })
  const unknown = policies.filter(
    (key) => !found.some((policy) => policy.key === key)
  )
  if (unknown.length) {
    throw new Error(`No policy is declared as ${unknown.join(", ")}.`)
  }
  const { id } = await rbac.createRbacRoles({
    name: `Role ${++count}`,
    metadata: role.metadata,
  })
  await rbac.createRbacRolePolicies(
    found.map((policy) => ({ role_id: id, policy_id: policy.id }))
  )
  if (role.parent_id) {
    await rbac.createRbacRoleParents([
      { role_id: id, parent_id: role.parent_id },
    ])
  }
  return id
}
