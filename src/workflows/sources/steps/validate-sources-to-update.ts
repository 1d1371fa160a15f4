import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import type { SourceRecord } from "../../../modules/stock-source/types"
import type { UpdateSourceInput } from "../inputs"
import { refuseMissing } from "../utils/refuse-missing"
import { Refusal } from "../../../modules/stock-source/refusal"

export const validateSourcesToUpdateStepId = "validate-sources-to-update"

export type ValidateSourcesToUpdateStepInput = {
  changes: UpdateSourceInput[]
  /** The sources of the changes, in their order. */
  sources: SourceRecord[]
}

/**
 * Refuses changes that would leave the store without exactly one enabled default source.
 *
 * @throws MedusaError `not_allowed`, `invalid_data` or `not_found`
 */
export const validateSourcesToUpdateStep = createStep(
  validateSourcesToUpdateStepId,
  async (
    { changes, sources }: ValidateSourcesToUpdateStepInput,
    { container }
  ) => {
    if (new Set(sources.map(({ id }) => id)).size < sources.length) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "invalid_source", {
        reason: "repeated",
      })
    }
    if (changes.filter((change) => change.is_default).length > 1) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "default_source", {
        reason: "several",
      })
    }
    changes.forEach((change, index) => refuse(change, sources[index]))
    await refuseMissing(
      container.resolve(ContainerRegistrationKeys.QUERY),
      "sales_channel",
      changes.flatMap((change) => change.sales_channel_ids ?? [])
    )
  }
)

function refuse(change: UpdateSourceInput, source: SourceRecord) {
  const not = (reason: string) => {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "default_source", {
      reason,
      code: source.code,
    })
  }
  if (source.is_default && change.is_default === false) {
    not("kept")
  }
  if (source.is_default && change.enabled === false) {
    not("disabled")
  }
  if (change.is_default && !(change.enabled ?? source.enabled)) {
    not("not_enabled")
  }
}
