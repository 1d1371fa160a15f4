import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/** The admin who may log in on the dashboard. */
export async function seedAdmin(
  container: MedusaContainer,
  email: string,
  password: string
): Promise<void> {
  const [existing] = await container.resolve(Modules.USER).listUsers({ email })
  if (existing) {
    return
  }
  const auth = container.resolve(Modules.AUTH)
  const body = { email, password }
  const registered = await auth.register("emailpass", { body })
  // Registered before by a run that was cut off: the same login answers.
  const { authIdentity, error } = registered.success
    ? registered
    : await auth.authenticate("emailpass", { body })
  if (!authIdentity) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `No login could be made for ${email}: ${error}`
    )
  }
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email, first_name: "Demo", last_name: "Admin" },
    },
  })
}
