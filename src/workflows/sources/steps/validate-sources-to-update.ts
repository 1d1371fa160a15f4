import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import type { SourceRecord } from "../../../modules/stock-source/types"
import type { UpdateSourceInput } from "../inputs"
import { refuseMissing } from "../utils/refuse-missing"

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
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "A source is named more than once: send one change for each source."
      )
    }
    if (changes.filter((change) => change.is_default).length > 1) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "Only one source can be the default: send is_default: true with one of them."
      )
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
  const not = (what: string, instead: string) => {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Source "${source.code}" ${what}: ${instead}`
    )
  }
  if (source.is_default && change.is_default === false) {
    not("is the default source", "make another source the default instead.")
  }
  if (source.is_default && change.enabled === false) {
    not(
      "cannot be disabled while it is the default source",
      "make another source the default first."
    )
  }
  if (change.is_default && !(change.enabled ?? source.enabled)) {
    not(
      "cannot be the default source and disabled",
      "enable it in the same request."
    )
  }
}
