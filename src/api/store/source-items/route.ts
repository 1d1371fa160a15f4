import type {
  MedusaResponse,
  MedusaStoreRequest,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StoreGetSourceItemsParamsType } from "./validators"

/** Which sources have the variants, as far as the sales channels of the publishable key reach. */
export const GET = async (
  req: MedusaStoreRequest<unknown, StoreGetSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const { variant_id, sku } =
    req.validatedQuery as StoreGetSourceItemsParamsType
  const source_items = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listStoreSourceItems({
      variant_id,
      sku,
      sales_channel_ids: req.filterableFields.sales_channel_id as string[],
    })
  // Stock moves with every sale: asked for anew each time, sent anew only where it is another (Express's ETag).
  res.setHeader("cache-control", "private, no-cache")
  res.vary("x-publishable-api-key")
  res.json({ source_items })
}
