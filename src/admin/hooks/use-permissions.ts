import { useQuery } from "@tanstack/react-query"
import { useCallback } from "react"
import { sdk } from "../lib/client"
import { statusOf } from "../lib/errors"
import { queryKeys } from "../lib/query-keys"

/** What may be allowed or not; the policies that the plugin's routes ask for (src/policies). */
export type Permission =
  | `stock_source:${"read" | "create" | "update" | "delete" | "export"}`
  | `stock_import:${"read" | "create" | "apply" | "undo" | "delete"}`

// A store without RBAC does not have the route: everybody may everything, as on Medusa's own screens.
async function readPermissions(): Promise<string[] | null> {
  try {
    const { permissions } = await sdk.client.fetch<{ permissions: string[] }>(
      "/admin/rbac/me/permissions"
    )
    return permissions
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw error
  }
}

/**
 * `can(permission)`: whether the admin may do it. False until it is known, so that nothing is offered and then taken
 * away; where it cannot be known the server decides, and says so.
 */
export function usePermissions() {
  const { data, isPending, isError } = useQuery({
    queryKey: queryKeys.permissions,
    queryFn: readPermissions,
    staleTime: 60_000,
  })
  const can = useCallback(
    (permission: Permission) =>
      !isPending && (isError || data === null || data.includes(permission)),
    [data, isPending, isError]
  )
  return { can, isPending }
}
