import { createClient, expectOk } from "../../helpers/client"
import { fetchApi } from "../../helpers/fetch-api"
import type { BrowserStore } from "./store"

/** A user of a role with these policies, invited as an admin invites; returns what to log in with. */
export async function createUserWithRole(
  { admin, url }: BrowserStore,
  name: string,
  policies: string[]
): Promise<{ email: string; password: string }> {
  const keys = policies.map((key) => `key[]=${key}`).join("&")
  const found = expectOk(await admin.get(`/admin/rbac/policies?${keys}`))
  const { role } = expectOk(
    await admin.post("/admin/rbac/roles", {
      name,
      policy_ids: found.policies.map(({ id }: { id: string }) => id),
    })
  )
  const login = { email: `${name}@example.com`, password: "supersecret" }
  const { invite } = expectOk(
    await admin.post("/admin/invites", {
      email: login.email,
      roles: [role.id],
    })
  )
  const api = fetchApi(url)
  const { token } = expectOk(
    await createClient(api, {}).post("/auth/user/emailpass/register", login)
  )
  expectOk(
    await createClient(api, { authorization: `Bearer ${token}` }).post(
      `/admin/invites/accept?token=${invite.token}`,
      { email: login.email }
    )
  )
  return login
}
