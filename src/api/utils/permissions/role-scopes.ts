import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Codes, in lowercase, of the only sources that there are for somebody; undefined: all. */
export type SourceScope = readonly string[] | undefined

type Role = { id: string; metadata?: Record<string, unknown> | null }

/**
 * To which sources each of the roles is held: those of its metadata's `source_codes`, and of the roles that it inherits
 * from. A role is held by all of them, so that inheriting never widens.
 */
export async function readRoleScopes(
  container: MedusaContainer,
  roleIds: string[]
): Promise<Map<string, SourceScope>> {
  const { roles, parents } = await readWithAncestors(container, roleIds)
  const scopeOf = (id: string): SourceScope => {
    const inherited = (parents.get(id) ?? []).map(scopeOf)
    return inherited.reduce(bothOf, ownScope(roles.get(id)))
  }
  return new Map(roleIds.map((id) => [id, scopeOf(id)]))
}

/** What both let through. */
function bothOf(one: SourceScope, other: SourceScope): SourceScope {
  return one && other
    ? one.filter((code) => other.includes(code))
    : (one ?? other)
}

/**
 * `source_codes` is a list of codes, or one text of codes with commas between, as forms for metadata write it.
 * Whatever else it is lets nothing through, nor does a role that is gone: what was to be held must not be free by mistake.
 */
function ownScope(role?: Role): SourceScope {
  if (!role) {
    return []
  }
  const given = role.metadata?.source_codes
  if (given === undefined || given === null) {
    return undefined
  }
  const codes = typeof given === "string" ? given.split(",") : [given].flat()
  return codes
    .filter((code) => typeof code === "string")
    .map((code) => code.trim().toLowerCase())
    .filter(Boolean)
}

async function readWithAncestors(container: MedusaContainer, ids: string[]) {
  const rbac = container.resolve(Modules.RBAC)
  const roles = new Map<string, Role>()
  const parents = new Map<string, string[]>()
  // Medusa lets no role inherit from itself, however far round.
  for (let wanted = ids; wanted.length; ) {
    const [found, links] = await Promise.all([
      rbac.listRbacRoles({ id: wanted }),
      rbac.listRbacRoleParents({ role_id: wanted }),
    ])
    found.forEach((role) => roles.set(role.id, role as Role))
    for (const { role_id, parent_id } of links) {
      parents.set(role_id, [...(parents.get(role_id) ?? []), parent_id])
    }
    wanted = links
      .map(({ parent_id }) => parent_id)
      .filter((id) => !roles.has(id))
  }
  return { roles, parents }
}
