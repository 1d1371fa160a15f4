import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { emitLevelEvents } from "../../utils/emit-level-events"

/**
 * Tells Medusa's index and cache that assignments of ours made way for the levels `replacedBy`, or (null) for any. They are
 * forgotten afterwards, so that a process which dies in between leaves it to the next one.
 */
export async function tellReplacedLevels(
  container: MedusaContainer,
  replacedBy: string[] | null
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const deleted = await service.listReplacedLevels(replacedBy)
  if (deleted.length) {
    await emitLevelEvents(container, { created: [], updated: [], deleted })
    await service.forgetReplacedLevels(deleted)
  }
}
