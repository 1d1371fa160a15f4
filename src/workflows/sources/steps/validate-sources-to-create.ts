import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  SOURCE_CODE,
  SOURCE_CODE_RULE,
} from "../../../modules/stock-source/sources/source-code"
import type { CreateSourceInput } from "../inputs"
import { refuseMissing } from "../utils/refuse-missing"

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
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Source code: got ${JSON.stringify(source.code)}; ${SOURCE_CODE_RULE}.`
    )
  }
  if (!source.stock_location_id && !source.name?.trim()) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Source "${source.code}": give a name for its new stock location, or the stock_location_id of one that exists.`
    )
  }
  if (source.is_default && source.enabled === false) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Source "${source.code}" cannot be the default source and disabled: leave out one of is_default: true and enabled: false.`
    )
  }
}

function refuseRepeated(sources: CreateSourceInput[]) {
  const seen = new Set<string>()
  for (const { code, stock_location_id } of sources) {
    for (const key of [code.toLowerCase(), stock_location_id ?? ""]) {
      if (key && seen.has(key)) {
        throw new MedusaError(
          MedusaError.Types.DUPLICATE_ERROR,
          `"${key}" is given to more than one source; codes (whatever their case) and stock locations are unique.`
        )
      }
      seen.add(key)
    }
  }
  if (sources.filter((source) => source.is_default).length > 1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Only one source can be the default: send is_default: true with one of them."
    )
  }
}
