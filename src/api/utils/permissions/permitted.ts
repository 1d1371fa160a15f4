import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { SourceScope } from "./role-scopes"
import { type Action, readSourceScope } from "./source-scope"

export type Middleware = NonNullable<MiddlewareRoute["middlewares"]>[number]

const scopes = new WeakMap<MedusaRequest, SourceScope>()

/**
 * What stands before a route that only some may use: Medusa's RBAC asks for the policy, then it is found out, once for
 * the request, for which sources the asker's roles grant it; {@link sourceScope} tells the route.
 */
export function permitted(
  action: Action,
  middlewares: Middleware[]
): Pick<MiddlewareRoute, "policies" | "middlewares"> {
  const findScope = async (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ) => {
    scopes.set(req, await readSourceScope(req, action))
    next()
  }
  return { policies: [action], middlewares: [findScope, ...middlewares] }
}

/**
 * Sources that the request is held to.
 *
 * @throws MedusaError `unexpected_state` where {@link permitted} does not stand before the route: it must not be taken for
 *   one without limits.
 */
export function sourceScope(req: MedusaRequest): SourceScope {
  if (!scopes.has(req)) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `Nothing was permitted before ${req.method} ${req.path}.`
    )
  }
  return scopes.get(req)
}
