import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import { assignDefaultSourceWorkflow } from "../assign-default-source"
import { gatherIds } from "../../utils/gather-ids"

// Somebody may write levels of many items in one long transaction, such as a seed script.
const PATIENCE_MS = 600_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 5_000

const assign = gatherIds(async (container, inventory_item_ids) => {
  const { result } = await assignDefaultSourceWorkflow(container).run({
    input: { inventory_item_ids },
  })
  return new Set(result.postponed)
})

/**
 * Assigns new inventory items to the default source, and waits for those that somebody else is writing: mostly a level of
 * their own, and then nothing is left to do. Nothing is held meanwhile, and other items go on.
 *
 * @throws MedusaError `conflict` where an item was still being written after ten minutes
 */
export async function assignNewItems(
  container: MedusaContainer,
  inventoryItemIds: string[]
): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  let left = inventoryItemIds
  for (let pause = FIRST_PAUSE_MS; ; ) {
    const postponed = await assign(container, left)
    left = left.filter((id) => postponed.has(id))
    if (!left.length) {
      return
    }
    if (Date.now() > end) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `Inventory items were written for ten minutes, and are not assigned to the default source: ${left.join(", ")}`
      )
    }
    await wait(pause)
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  }
}
