import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { emitLevelEvents } from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"

export const assignDefaultSourceStepId = "assign-default-source"

export type AssignDefaultSourceStepInput = { inventory_item_ids: string[] }

/**
 * Assigns inventory items to the default source with quantity 0. One that has a level there, or had one that was taken away,
 * is left alone; `postponed` are those that somebody else was writing at the moment.
 */
export const assignDefaultSourceStep = createStep(
  assignDefaultSourceStepId,
  async (
    { inventory_item_ids: ids }: AssignDefaultSourceStepInput,
    { container }
  ) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const { level_ids, postponed } = await withStockLocks(container, ids, () =>
      service.assignDefaultSource(ids)
    )
    await emitLevelEvents(container, {
      created: level_ids,
      updated: [],
      deleted: [],
    })
    return new StepResponse({ level_ids, postponed }, { ids, level_ids })
  },
  async (assigned, { container }) => {
    if (!assigned) {
      return
    }
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const deleted = await withStockLocks(container, assigned.ids, () =>
      service.unassignUntouchedLevels(assigned.level_ids)
    )
    await emitLevelEvents(container, { created: [], updated: [], deleted })
  }
)
