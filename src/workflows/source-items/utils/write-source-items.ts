import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceItemsCall } from "../../../modules/stock-source/batch/source-item-calls"
import type {
  SourceItemsWritten,
  WrittenRow,
} from "../../../modules/stock-source/batch/source-item-changes"
import { emitLevelEvents } from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"

/** Writes source items under the locks of Medusa's own steps, and tells Medusa of the levels once it is committed. */
export async function writeSourceItems(
  container: MedusaContainer,
  call: SourceItemsCall
): Promise<SourceItemsWritten> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const itemIds = await service.listItemIdsOfCall(call)
  const done = await withStockLocks(container, itemIds, () =>
    service.writeSourceItems(call, itemIds)
  )
  await emitLevelEvents(container, done.changes)
  return done
}

/** Compensation of {@link writeSourceItems}: by difference. What cannot be taken back is left as it is, and logged. */
export async function takeBackSourceItems(
  container: MedusaContainer,
  written: WrittenRow[] | undefined
): Promise<void> {
  if (!written?.length) {
    return
  }
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { changes, not_undone } = await withStockLocks(
    container,
    written.map((row) => row.inventory_item_id),
    () => service.takeBackSourceItems(written)
  )
  await emitLevelEvents(container, changes)
  if (not_undone.length) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Source items that a failed workflow could not take back: ${not_undone.join(" ")}`
      )
  }
}
