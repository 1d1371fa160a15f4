import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import StockSourceModule, {
  STOCK_SOURCE_MODULE,
} from "medusa-plugin-stock-sources/modules/stock-source"
import type {
  Quantity,
  StockImportDTO,
  StockSourceOptions,
} from "medusa-plugin-stock-sources/modules/stock-source/types"
import {
  importStockSourcesWorkflow,
  transferSourceItemsWorkflow,
  upsertSourceItemsWorkflow,
} from "medusa-plugin-stock-sources/workflows"

/** Store developers link their own models to these. */
export const { source, sourceItem } = StockSourceModule.linkable

/** What a store's own developer writes with the plugin: it is compiled, and loaded when Medusa starts. */
export const receiveGoodsWorkflow = createWorkflow(
  "receive-goods",
  (input: { sku: string; quantity: number }) => {
    const written = upsertSourceItemsWorkflow.runAsStep({
      input: {
        upsert: [
          { source_code: "depot", sku: input.sku, quantity: input.quantity },
        ],
      },
    })
    transferSourceItemsWorkflow.runAsStep({
      input: { items: [{ sku: input.sku, from: "depot", to: "berlin" }] },
    })
    return new WorkflowResponse(written)
  }
)

export async function importRows(
  container: MedusaContainer
): Promise<StockImportDTO["status"]> {
  const { result } = await importStockSourcesWorkflow(container).run({
    input: { rows: [{ source_code: "berlin", sku: "TENT", quantity: 12 }] },
  })
  return result.status
}

export async function quantities(
  container: MedusaContainer
): Promise<Quantity[]> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const items = await service.listSourceItemDetails({ sku: ["TENT"] })
  return items.map(({ quantity }) => quantity)
}

/** Types that were lost on the way would be `any`, and take all of this. */
export async function mistakes(container: MedusaContainer): Promise<void> {
  // @ts-expect-error: a SKU is text.
  upsertSourceItemsWorkflow.runAsStep({ input: { upsert: [{ sku: 5 }] } })
  // @ts-expect-error: the service has no such method.
  await container.resolve(STOCK_SOURCE_MODULE).listUnicorns()
  // @ts-expect-error: events are told each, in a batch or not at all.
  const options: Partial<StockSourceOptions> = { level_events: "twice" }
  void options
}
