import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { CorrectionsInput } from "../../../modules/stock-source/types"

export type CorrectStockImportStepInput = CorrectionsInput & {
  id: string
  /** Ids of corrections to take back, or all of them, before others are made. */
  take_back?: string[] | "all"
  /** Who asked for it. */
  created_by?: string | null
}

export const correctStockImportStepId = "correct-stock-import"

/**
 * Keeps corrections of a checked file beside it, or takes some back, and judges the rows that they touch again; where that takes the
 * file, the import is `checking` afterwards. Compensation: the corrections are as they were, and their rows are judged again.
 *
 * @throws MedusaError `not_found`; `conflict` where the import is neither `checked` nor `rejected`, or an act of it is pending.
 */
export const correctStockImportStep = createStep(
  correctStockImportStepId,
  async (
    {
      id,
      take_back,
      created_by = null,
      ...corrections
    }: CorrectStockImportStepInput,
    { container }
  ) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const found = await service.retrieveImport(id)
    const corrected = take_back
      ? await service.takeCorrectionsBack(
          found,
          take_back === "all" ? undefined : take_back
        )
      : await service.correctStockImport(found, corrections, created_by)
    const { stock_import, judged, added, removed } = corrected
    return new StepResponse(
      { stock_import, judged },
      { id, number: found.number, added, removed }
    )
  },
  async (change, { container }) => {
    if (change) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .putCorrectionsBack(change, change)
    }
  }
)
