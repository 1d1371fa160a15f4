import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { NOTHING_WRITTEN } from "../../../modules/stock-source/imports/states"
import type { StockImportDTO } from "../../../modules/stock-source/types"

export type CancelStockImportStepInput = {
  id: string
  /** Who asked for it. */
  canceled_by?: string | null
}

export const cancelStockImportStepId = "cancel-stock-import"

/**
 * Ends an import. One that has not written any stock is `canceled` at once; a check that is under way keeps nothing.
 * One that is `applying` drops the chunk under way and is taken back by its own workflow, which ends it `canceled`.
 * There is nothing to compensate: a canceled import can be uploaded again.
 *
 * @throws MedusaError `not_found`, or `conflict` where all of it is written: undo it instead.
 */
export const cancelStockImportStep = createStep(
  { name: cancelStockImportStepId, noCompensation: true },
  async (input: CancelStockImportStepInput, { container }) => {
    return new StepResponse(
      (await stopApply(container, input)) ?? (await cancel(container, input))
    )
  }
)

/** No chunk is written once the status is another; undefined where it was not being applied. */
async function stopApply(
  container: MedusaContainer,
  { id, canceled_by = null }: CancelStockImportStepInput
): Promise<StockImportDTO | undefined> {
  try {
    return await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportStatus({
        id,
        from: ["applying"],
        to: "undoing",
        at: "canceled_at",
        set: { canceled_by },
      })
  } catch (error) {
    if ((error as MedusaError).type === MedusaError.Types.CONFLICT) {
      return undefined
    }
    throw error
  }
}

async function cancel(
  container: MedusaContainer,
  { id, canceled_by = null }: CancelStockImportStepInput
): Promise<StockImportDTO> {
  return container.resolve(STOCK_SOURCE_MODULE).changeStockImportStatus({
    id,
    from: NOTHING_WRITTEN,
    to: "canceled",
    at: "canceled_at",
    set: { pending_act: null, canceled_by },
  })
}
