import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { SOURCE_CODE } from "../../../modules/stock-source/sources/source-code"
import type { CreateSourceInput } from "../inputs"
import { refuseMissing } from "../utils/refuse-missing"
import { Refusal } from "../../../modules/stock-source/refusal"

export const validateSourcesToCreateStepId = "validate-sources-to-create"

/**
 * Refuses sources that could not be made, before anything is made for them.
 *
 * @throws MedusaError `invalid_data`, `not_allowed`, `not_found` or `duplicate_error`
 */
export const validateSourcesToCreateStep = createStep(
  validateSourcesToCreateStepId,
  async (sources: CreateSourceInput[], { container }) => {
    sources.forEach(refuseMalformed)
    refuseRepeated(sources)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    await refuseMissing(
      query,
      "stock_location",
      sources.flatMap((source) => source.stock_location_id ?? [])
    )
    await refuseMissing(
      query,
      "sales_channel",
      sources.flatMap((source) => source.sales_channel_ids ?? [])
    )
    await container.resolve(STOCK_SOURCE_MODULE).refuseTakenSources(sources)
  }
)

function refuseMalformed(source: CreateSourceInput) {
  if (!SOURCE_CODE.test(source.code)) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "invalid_source", {
      reason: "code",
      got: JSON.stringify(source.code),
    })
  }
  if (!source.stock_location_id && !source.name?.trim()) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "invalid_source", {
      reason: "no_place",
      code: source.code,
    })
  }
  if (source.is_default && source.enabled === false) {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "default_source", {
      reason: "contradiction",
      code: source.code,
    })
  }
}

function refuseRepeated(sources: CreateSourceInput[]) {
  const seen = new Set<string>()
  for (const { code, stock_location_id } of sources) {
    for (const key of [code.toLowerCase(), stock_location_id ?? ""]) {
      if (key && seen.has(key)) {
        throw new Refusal(
          MedusaError.Types.DUPLICATE_ERROR,
          "invalid_request_error",
          { reason: "repeated", name: key }
        )
      }
      seen.add(key)
    }
  }
  if (sources.filter((source) => source.is_default).length > 1) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "default_source", {
      reason: "several",
    })
  }
}
