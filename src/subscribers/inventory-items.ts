/* eslint-disable @medusajs/prefer-workflow-event-over-module-event --
   what writes through Medusa's module service, with no workflow around it, emits these names only */
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { STOCK_SOURCE_MODULE } from "../modules/stock-source"
import { assignNewItems } from "../workflows/sources/utils/assign-new-items"

/** A new inventory item is assigned to the default source with quantity 0 (option `assign_default_source`). */
export default async function assignNewInventoryItems({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>) {
  if (!container.resolve(STOCK_SOURCE_MODULE).options.assign_default_source) {
    return
  }
  await assignNewItems(container, [event.data.id].flat())
}

export const config: SubscriberConfig = {
  event: "inventory.inventory-item.created",
  context: { subscriberId: "stock-source-inventory-items" },
}
