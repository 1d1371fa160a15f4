import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  SOURCE_STOCK_FIELDS,
  type SourceStockField,
} from "../../../modules/stock-source/sources/source-stock"

/** What the answer says of a source's items all together; quantities are numbers, as in the rest of Medusa's API. */
export type SourceStockResponse = Record<SourceStockField, number>

/** Whether the field is one that only reading the source's levels tells. */
export function isStockField(field: string): field is SourceStockField {
  return SOURCE_STOCK_FIELDS.some((one) => one === field)
}

/** By the id of the source. */
export async function readStockOfSources(
  scope: MedusaContainer,
  sourceIds: string[]
): Promise<Map<string, SourceStockResponse>> {
  const stock = await scope
    .resolve(STOCK_SOURCE_MODULE)
    .listSourceStock(sourceIds)
  return new Map(
    stock.map(({ source_id, ...fields }) => [
      source_id,
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, Number(value)])
      ) as SourceStockResponse,
    ])
  )
}
