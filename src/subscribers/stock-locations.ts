import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { reconcileSourcesWorkflow } from "../workflows/reconcile-sources"

/** A stock location that is new, restored or deleted: its source follows. */
export default async function followStockLocations({
  container,
}: SubscriberArgs) {
  await reconcileSourcesWorkflow(container).run()
}

export const config: SubscriberConfig = {
  event: [
    "stock-location.stock-location.created",
    "stock-location.stock-location.restored",
    "stock-location.stock-location.deleted",
  ],
  context: { subscriberId: "stock-source-stock-locations" },
}
