import { useQuery } from "@tanstack/react-query"
import { useCallback } from "react"
import { sdk } from "../lib/client"
import { queryKeys } from "../lib/query-keys"

/** What may be allowed or not; the policies that the plugin's routes ask for (src/policies). */
export type Permission =
  | `stock_source:${"read" | "create" | "update" | "delete" | "export"}`
  | "stock_source_item:update"
  | `stock_import_profile:${"read" | "create" | "update" | "delete"}`
  | `stock_import:${"read" | "create" | "apply" | "undo" | "cancel" | "delete"}`

// The dashboard's own key: it has asked already.
const FEATURE_FLAGS = ["admin", "feature-flags"]

async function readFeatureFlags(): Promise<Record<string, boolean>> {
  const { feature_flags } = await sdk.client.fetch<{
    feature_flags: Record<string, boolean>
  }>("/admin/feature-flags")
  return feature_flags
}

async function readPermissions(): Promise<string[]> {
  const { permissions } = await sdk.client.fetch<{ permissions: string[] }>(
    "/admin/rbac/me/permissions"
  )
  return permissions
}

/**
 * `can(permission)`: whether the admin may do it. False until it is known, so that nothing is offered and then taken
 * away; where it cannot be known the server decides, and says so. A store without RBAC allows everybody everything, as
 * on Medusa's own screens, and is not asked: it would answer with an error in the browser's console.
 */
export function usePermissions() {
  const flags = useQuery({
    queryKey: FEATURE_FLAGS,
    queryFn: readFeatureFlags,
    staleTime: 5 * 60_000,
  })
  const hasRoles = flags.data?.rbac === true
  const permissions = useQuery({
    queryKey: queryKeys.permissions,
    queryFn: readPermissions,
    staleTime: 60_000,
    enabled: hasRoles,
  })
  const isPending = flags.isPending || (hasRoles && permissions.isPending)
  const can = useCallback(
    (permission: Permission) =>
      !isPending && (permissions.data?.includes(permission) ?? true),
    [permissions.data, isPending]
  )
  return { can, isPending }
}
