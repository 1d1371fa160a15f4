import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { MOVING } from "../../../modules/stock-source/imports/states"

export const refuseUnfinishedStockImportsStepId =
  "refuse-unfinished-stock-imports"

/**
 * Refuses to go on while an import may write stock: one that is being checked, applied or undone, waits for its turn, or
 * whose hooks may still refuse it.
 *
 * @throws MedusaError `not_allowed` that names the imports.
 */
export const refuseUnfinishedStockImportsStep = createStep(
  refuseUnfinishedStockImportsStepId,
  async (_: undefined, { container }) => {
    const unfinished = await container
      .resolve(STOCK_SOURCE_MODULE)
      .listStockImports(
        {
          $or: [{ status: [...MOVING] }, { pending_act: { $ne: null } }],
        },
        { order: { number: "ASC" } }
      )
    if (unfinished.length) {
      const names = unfinished
        .map(({ number, status, pending_act }) =>
          pending_act
            ? `#${number} is ${status}, and its ${pending_act} is not finished`
            : `#${number} is ${status}`
        )
        .join(", ")
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Stock imports are not finished: ${names}. Let the server finish them, or cancel them, and try again.`
      )
    }
    return new StepResponse(undefined)
  }
)
