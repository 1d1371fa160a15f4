import type { ToldIssue } from "../../../texts/issue-text"
import { sdk } from "../../shared/lib/client"

/** 1 in stock, 0 out of stock. */
export type SourceItemStatus = 0 | 1

/** A source item as `GET /admin/source-items` answers with it. */
export type SourceItem = {
  id: string
  source_code: string
  source_name: string
  sku: string | null
  title: string | null
  status: SourceItemStatus
  quantity: number
  reserved_quantity: number
  available_quantity: number
  inventory_item_id: string
  stock_location_id: string
}

export type SourceItemsQuery = {
  q?: string
  source_code?: string[]
  sku?: string[]
  inventory_item_id?: string[]
  status?: string
  quantity?: { gte?: string; lte?: string }
  order?: string
  limit?: number
  offset?: number
}

/** A SKU at a source. */
export type SourceItemPair = { source_code: string; sku: string }

/** What of a source item is to be another; what is left out stays. */
export type SourceItemChange = SourceItemPair & {
  status?: SourceItemStatus
  /** Decimal text. */
  quantity?: string
  /** Written only where this quantity is live still; 409 otherwise. */
  expected_quantity?: string
}

/** What the server has to say about a change that it has made. */
export type ChangeWarning = ToldIssue

export type SourceItemChanges = {
  upserted: SourceItem[]
  warnings: ChangeWarning[]
}

export function listSourceItems(query: SourceItemsQuery) {
  return sdk.client.fetch<{ source_items: SourceItem[]; count: number }>(
    "/admin/source-items",
    { query }
  )
}

/** What is live of one SKU at one source; undefined where it is not assigned any more. */
export async function readSourceItem({
  source_code,
  sku,
}: SourceItemPair): Promise<SourceItem | undefined> {
  const { source_items } = await listSourceItems({
    source_code: [source_code],
    sku: [sku],
    limit: 1,
  })
  return source_items[0]
}

/** Changes source items and takes others away, all or none. */
export function changeSourceItems(body: {
  upsert?: SourceItemChange[]
  delete?: SourceItemPair[]
}) {
  return sdk.client.fetch<SourceItemChanges>("/admin/source-items/batch", {
    method: "POST",
    body,
  })
}
