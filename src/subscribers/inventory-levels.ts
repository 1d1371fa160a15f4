/* eslint-disable @medusajs/prefer-workflow-event-over-module-event --
   what writes through Medusa's module service, with no workflow around it, emits these names only */
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { guardLevelsWorkflow } from "../workflows/sources/guard-levels"
import { STOCK_SOURCE_ORIGIN } from "../workflows/utils/emit-level-events"
import { gatherIds } from "../workflows/utils/gather-ids"

const guard = gatherIds((container, level_ids) =>
  guardLevelsWorkflow(container).run({ input: { level_ids } })
)

/** The guard: what must not be sold is withheld again. */
export default async function guardInventoryLevels({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>) {
  // What we have written ourselves is in step; looking at it again could go on without end.
  if (event.metadata?.source === STOCK_SOURCE_ORIGIN) {
    return
  }
  await guard(container, [event.data.id].flat())
}

export const config: SubscriberConfig = {
  event: [
    "inventory.inventory-level.created",
    "inventory.inventory-level.updated",
    "inventory.inventory-level.restored",
  ],
  context: { subscriberId: "stock-source-guard" },
}
