import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileSourcesWorkflow } from "../workflows/sources/reconcile-sources"

/**
 * Heals what no event told us: locations and levels made by raw SQL or while the plugin was off, a subscriber
 * that was killed.
 */
export default async function reconcileSourcesJob(container: MedusaContainer) {
  await reconcileSourcesWorkflow(container).run()
}

export const config = {
  name: "stock-source-reconcile",
  schedule: "17 3 * * *",
}
