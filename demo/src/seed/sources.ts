import {
  linkSalesChannelsToStockLocationWorkflow,
  updateStockLocationsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "medusa-plugin-stock-sources/modules/stock-source"
import { createSourcesWorkflow } from "medusa-plugin-stock-sources/workflows"
import { SOURCES } from "./places"

/** The sources, all of which serve the webshop. The plugin's migration has made the default one. */
export async function seedSources(
  container: MedusaContainer,
  salesChannelId: string
): Promise<string[]> {
  const stockSources = container.resolve(STOCK_SOURCE_MODULE)
  const existing = await stockSources.listSources({})
  const missing = SOURCES.filter(
    ({ code }) => !existing.some((source) => source.code === code)
  )
  if (missing.length) {
    await createSourcesWorkflow(container).run({
      input: {
        sources: missing.map((source) => ({
          ...source,
          sales_channel_ids: [salesChannelId],
        })),
      },
    })
  }

  const sources = await stockSources.listSources({
    code: SOURCES.map(({ code }) => code),
  })
  const [{ code, name, address }] = SOURCES
  const defaultLocationId = sources.find(
    (source) => source.code === code
  )!.stock_location_id
  await updateStockLocationsWorkflow(container).run({
    input: { selector: { id: defaultLocationId }, update: { name, address } },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: defaultLocationId, add: [salesChannelId] },
  })
  const [store] = await container.resolve(Modules.STORE).listStores({})
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        default_sales_channel_id: salesChannelId,
        default_location_id: defaultLocationId,
      },
    },
  })
  return [
    defaultLocationId,
    ...sources
      .map((source) => source.stock_location_id)
      .filter((id) => id !== defaultLocationId),
  ]
}
