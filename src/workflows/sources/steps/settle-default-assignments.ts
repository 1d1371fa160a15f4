import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { assignNewItems } from "../utils/assign-new-items"
import { tellReplacedLevels } from "../utils/tell-replaced-levels"

export const settleDefaultAssignmentsStepId = "settle-default-assignments"

/**
 * Assigns those inventory items again whose assignment made way for a level that was taken back, and tells of assignments that
 * made way for levels which no event told us of, such as those of raw SQL. Has no compensation: the next run does it again.
 */
export const settleDefaultAssignmentsStep = createStep(
  settleDefaultAssignmentsStepId,
  async (_: undefined, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const lost = await service.listLostAssignments()
    if (lost.length && service.options.assign_default_source) {
      await assignNewItems(container, lost)
    }
    await tellReplacedLevels(container, null)
    return new StepResponse({ reassigned: lost.length })
  }
)
