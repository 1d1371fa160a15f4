import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
  parseCorsOrigins,
} from "@medusajs/framework/utils"
import { Refusal } from "../../../modules/stock-source/refusal"

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"]

/**
 * Refuses what another site's page makes an admin's browser send. A form reaches routes that take other bodies than JSON
 * without asking first, and where a store sets `SameSite=None` the admin's session comes with it.
 *
 * Tools and servers send no `Origin`; a page can send no `Authorization` to another site without being allowed to.
 *
 * @throws MedusaError `forbidden` that names the origin and the setting.
 */
export function refuseForeignOrigin(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const origin = req.get("origin")
  const isBySession = !req.get("authorization")
  if (
    origin &&
    isBySession &&
    !SAFE_METHODS.includes(req.method) &&
    !isOwn(req, origin) &&
    !isAllowed(req, origin)
  ) {
    throw new Refusal(MedusaError.Types.FORBIDDEN, "foreign_origin", { origin })
  }
  next()
}

/** Proxies may rename the host; the browser itself knows that it is the same, and no page can make it say so. */
function isOwn(req: MedusaRequest, origin: string): boolean {
  const hosts = [req.get("host"), req.get("x-forwarded-host")]
  return (
    req.get("sec-fetch-site") === "same-origin" ||
    (URL.canParse(origin) && hosts.includes(new URL(origin).host))
  )
}

function isAllowed(req: MedusaRequest, origin: string): boolean {
  const { http } = req.scope.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  ).projectConfig
  return parseCorsOrigins(http.adminCors).some((allowed) =>
    typeof allowed === "string" ? allowed === origin : allowed.test(origin)
  )
}
