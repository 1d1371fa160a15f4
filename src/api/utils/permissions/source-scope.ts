import { hasPermission } from "@medusajs/framework"
import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
} from "@medusajs/framework/http"
import { FeatureFlag, MedusaError } from "@medusajs/framework/utils"
import { readRoleScopes, type SourceScope } from "./role-scopes"
import { Refusal } from "../../../modules/stock-source/refusal"

/** What a policy grants: an operation on a resource (src/policies, or Medusa's own). */
export type Action = {
  resource:
    | "stock_source"
    | "stock_source_item"
    | "stock_import"
    | "stock_import_profile"
    | "order"
  operation: string
}

/**
 * For which sources the asker's roles grant an action: together for those of every role that grants it. Without
 * Medusa's RBAC for all, and nothing is read.
 *
 * The roles are those that Medusa judges the request by, so that permission and scope come from the same roles.
 */
export async function readSourceScope(
  req: MedusaRequest,
  action: Action
): Promise<SourceScope> {
  if (!FeatureFlag.isFeatureEnabled("rbac")) {
    return undefined
  }
  const scopes = await readRoleScopes(req.scope, rolesOf(req))
  if ([...scopes.values()].every((scope) => !scope)) {
    return undefined
  }
  const granting = await grantingRoles(req, action)
  const scopesGranted = granting.map((role) => scopes.get(role))
  return scopesGranted.includes(undefined)
    ? undefined
    : [...new Set(scopesGranted.flatMap((scope) => scope ?? []))].sort()
}

/** @throws MedusaError `forbidden`, in Medusa's words, where no role of the asker grants the action. */
export async function refuseUngranted(
  req: MedusaRequest,
  action: Action
): Promise<void> {
  if (!(await isGranted(req, action))) {
    throw new Refusal(MedusaError.Types.FORBIDDEN, "insufficient_permissions", {
      policy: `${action.resource}:${action.operation}`,
    })
  }
}

/** Whether a role of the asker grants the action; without Medusa's RBAC everybody may do everything. */
export async function isGranted(
  req: MedusaRequest,
  action: Action
): Promise<boolean> {
  return (
    !FeatureFlag.isFeatureEnabled("rbac") ||
    (await grantingRoles(req, action)).length > 0
  )
}

/** Whether everything within `inner` is within `outer`, too. */
export function covers(outer: SourceScope, inner: SourceScope): boolean {
  return !outer || (!!inner && inner.every((code) => outer.includes(code)))
}

/** An API key has no roles: with RBAC on Medusa lets it do nothing that asks for a policy. */
function rolesOf(req: MedusaRequest): string[] {
  const { auth_context } = req as AuthenticatedMedusaRequest
  return (auth_context?.app_metadata?.roles ?? []) as string[]
}

async function grantingRoles(
  req: MedusaRequest,
  action: Action
): Promise<string[]> {
  const roles = rolesOf(req)
  const answers = await Promise.all(
    roles.map((role) =>
      hasPermission({ roles: role, actions: action, container: req.scope })
    )
  )
  return roles.filter((_, at) => answers[at])
}
