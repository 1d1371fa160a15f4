import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { settleLevels } from "../utils/settle-stock"
import { tellReplacedLevels } from "../utils/tell-replaced-levels"

export const guardLevelsStepId = "guard-levels"

export type GuardLevelsStepInput = { level_ids: string[] }

/**
 * Withholds again what must not be sold of levels that Medusa has changed, and tells of assignments that made way for them.
 * Has no compensation: taking it back would sell what an admin has withdrawn.
 */
export const guardLevelsStep = createStep(
  guardLevelsStepId,
  async ({ level_ids }: GuardLevelsStepInput, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const levels = await service.listLevelsOutOfStep(level_ids)
    if (!levels.length) {
      return new StepResponse({ level_ids: [] as string[] })
    }
    await tellReplacedLevels(
      container,
      levels.map((level) => level.level_id)
    )
    return new StepResponse({
      level_ids: await settleLevels(container, levels),
    })
  }
)
