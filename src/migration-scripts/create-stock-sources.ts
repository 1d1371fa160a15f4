import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSourcesWorkflow } from "../workflows/sources/create-sources"
import { reconcileSourcesWorkflow } from "../workflows/sources/reconcile-sources"

/**
 * Runs once with `medusa db:migrate`: every stock location gets a source.
 * A store without any location gets the location and source `default`.
 */
export default async function createStockSources({ container }: ExecArgs) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: locations } = await query.graph({
    entity: "stock_location",
    fields: ["id"],
    pagination: { skip: 0, take: 1 },
  })
  if (!locations.length) {
    await createSourcesWorkflow(container).run({
      input: {
        sources: [{ code: "default", name: "Default", is_default: true }],
      },
    })
  }
  const { result } = await reconcileSourcesWorkflow(container).run()
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`medusa-plugin-stock-sources: ${JSON.stringify(result)}`)
}
