import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Shown = Record<string, unknown>

const ACTORS = ["created_by", "applied_by", "undone_by", "canceled_by"] as const

/**
 * Adds `created_by_name`, `applied_by_name` and so on to stock imports: a user's name, or email where it has
 * none, an API key's title, or null where nobody is known. They are still named once they are deleted.
 */
export async function nameActors<Import extends Shown>(
  scope: MedusaContainer,
  stockImports: Import[]
): Promise<Import[]> {
  const ids = stockImports.flatMap((one) => ACTORS.map((actor) => one[actor]))
  const known = new Set(ids.filter((id) => typeof id === "string"))
  const names = new Map([
    ...(await userNames(scope, withPrefix(known, "user_"))),
    ...(await apiKeyNames(scope, withPrefix(known, "apk_"))),
  ])
  return stockImports.map((one) => ({
    ...one,
    ...Object.fromEntries(
      ACTORS.filter((actor) => actor in one).map((actor) => [
        `${actor}_name`,
        names.get(one[actor] as string) ?? null,
      ])
    ),
  }))
}

function withPrefix(ids: Set<string>, prefix: string): string[] {
  return [...ids].filter((id) => id.startsWith(prefix))
}

async function userNames(
  scope: MedusaContainer,
  id: string[]
): Promise<[string, string][]> {
  if (!id.length) {
    return []
  }
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "user",
    fields: ["id", "first_name", "last_name", "email"],
    filters: { id },
    withDeleted: true,
  })
  return data.map((user) => [
    user.id,
    [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email,
  ])
}

async function apiKeyNames(
  scope: MedusaContainer,
  id: string[]
): Promise<[string, string][]> {
  if (!id.length) {
    return []
  }
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "api_key",
    fields: ["id", "title"],
    filters: { id },
    withDeleted: true,
  })
  return data.map(({ id, title }) => [id, title])
}
