import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { sourceScope } from "../../utils/permissions/permitted"
import { OWN_FIELDS } from "./source-fields"
import { Refusal } from "../../../modules/stock-source/refusal"

/** Of whoever is held to some sources, another one's code is answered as if there were none. */
export function hideOtherSources(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const { code } = req.params
  const scope = sourceScope(req)
  if (scope && !scope.includes(code.toLowerCase())) {
    throw new Refusal(MedusaError.Types.NOT_FOUND, "source_not_found", { code })
  }
  next()
}

/**
 * Refuses those who are held to some sources what concerns the others as well.
 *
 * @param concerns which bodies; default: all
 */
export function refuseWithinScope(
  reason: "create" | "default_source",
  concerns: (body: Record<string, unknown>) => boolean = () => true
) {
  return (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const body = req.validatedBody as Record<string, unknown>
    if (sourceScope(req) && concerns(body)) {
      throw new Refusal(MedusaError.Types.FORBIDDEN, "some_sources_only", {
        reason,
      })
    }
    next()
  }
}

/**
 * Query follows links as far as `fields` says, such as from a source's channel to all of its stock locations: those who
 * are held to some sources may ask for what belongs to a source, and no further.
 */
export function refuseForeignFields(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const foreign = req.queryConfig.fields.find((field) => !OWN_FIELDS.has(field))
  if (sourceScope(req) && foreign) {
    throw new Refusal(MedusaError.Types.FORBIDDEN, "some_sources_only", {
      reason: "fields",
      field: foreign,
      fields: [...OWN_FIELDS].join(", "),
    })
  }
  next()
}
