import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { settleStock } from "../utils/settle-stock"

export const settleSourcesStepId = "settle-sources"

/**
 * Withholds or releases the units of sources as their `enabled` says; `source_ids: null` means all sources.
 * Has no compensation of its own: units follow `enabled`, and the step that wrote that settles again when it
 * takes it back.
 */
export const settleSourcesStep = createStep(
  settleSourcesStepId,
  async (
    { source_ids }: { source_ids: string[] | null },
    { container }
  ): Promise<StepResponse<{ levels: number }>> => {
    // A level that nobody has told us of has no source item yet to hold what is withheld.
    if (source_ids) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .addMissingSourceItems({ levelIds: null, sourceIds: source_ids })
    }
    let levels = 0
    for (const id of source_ids ?? [null]) {
      levels += await settleStock(container, id)
    }
    return new StepResponse({ levels })
  }
)
