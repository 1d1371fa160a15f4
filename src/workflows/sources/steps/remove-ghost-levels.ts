import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { emitLevelEvents } from "../../utils/emit-level-events"

export const removeGhostLevelsStepId = "remove-ghost-levels"

// Levels removed in one transaction.
const BATCH = 10_000

/**
 * Removes inventory levels of items, or at stock locations, that were deleted before these levels were made, and says in
 * the log which. Has no compensation: nobody can see such a level, nor sell from it.
 */
export const removeGhostLevelsStep = createStep(
  removeGhostLevelsStepId,
  async (_: undefined, { container }) => {
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const service = container.resolve(STOCK_SOURCE_MODULE)
    let ghost_levels_removed = 0
    let units_removed = MathBN.convert(0)
    for (let count = BATCH; count === BATCH; ) {
      const { level_ids, units, examples } =
        await service.removeGhostLevels(BATCH)
      count = level_ids.length
      if (count) {
        ghost_levels_removed += count
        units_removed = MathBN.add(units_removed, units)
        logger.warn(
          `Stock Sources removed ${count} inventory levels with ${units} units of deleted inventory items or at deleted stock locations, such as: ${examples.join(", ")}`
        )
        await emitLevelEvents(container, {
          created: [],
          updated: [],
          deleted: level_ids,
        })
      }
    }
    return new StepResponse({
      ghost_levels_removed,
      ghost_units_removed: units_removed.toNumber(),
    })
  }
)
