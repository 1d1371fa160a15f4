import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import {
  Modules,
  buildModuleResourceEventName,
} from "@medusajs/framework/utils"
import { reconcileSourcesWorkflow } from "../workflows/sources/reconcile-sources"

/** A stock location that is new, restored or deleted: its source follows. */
export default async function followStockLocations({
  container,
}: SubscriberArgs) {
  await reconcileSourcesWorkflow(container).run()
}

export const config: SubscriberConfig = {
  event: ["created", "restored", "deleted"].map((action) =>
    buildModuleResourceEventName({
      prefix: Modules.STOCK_LOCATION,
      objectName: "StockLocation",
      action,
    })
  ),
  context: { subscriberId: "stock-source-stock-locations" },
}
