import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { emitLevelEvents } from "../utils/emit-level-events"
import { withStockLocks } from "../utils/with-stock-locks"

export const assignDefaultSourceStepId = "assign-default-source"

export type AssignDefaultSourceStepInput = { inventory_item_ids: string[] }

/** Assigns inventory items to the default source with quantity 0; a level that exists is left alone. */
export const assignDefaultSourceStep = createStep(
  assignDefaultSourceStepId,
  async (
    { inventory_item_ids: ids }: AssignDefaultSourceStepInput,
    { container }
  ) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const created = await withStockLocks(container, ids, () =>
      service.assignDefaultSource(ids)
    )
    await emitLevelEvents(container, { created, updated: [], deleted: [] })
    return new StepResponse({ level_ids: created }, { ids, created })
  },
  async (assigned, { container }) => {
    if (!assigned) {
      return
    }
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const deleted = await withStockLocks(container, assigned.ids, () =>
      service.unassignUntouchedLevels(assigned.created)
    )
    await emitLevelEvents(container, { created: [], updated: [], deleted })
  }
)
