import type { Queryable } from "../../../database/database"
import type { Quantity } from "../../../types"

/** Which variants a shopper asks for, and through which sales channels: those of the publishable key. */
export type StoreSourceItemFilters = {
  variant_id?: string[]
  /** SKUs of variants, letter by letter. */
  sku?: string[]
  sales_channel_ids: string[]
}

/** What one source has of one variant. */
export type StoreStock = {
  source_code: string
  source_name: string
  variant_id: string
  sku: string | null
  /** Whole variants that can be sold from there, 0 or more. */
  available: Quantity
}

/**
 * What the sources that a shopper may know of have of the variants that a shopper may know of, in the order asked:
 * - variants that are there, of a published product in one of the channels, their inventory managed by Medusa;
 * - enabled sources whose stock location serves such a channel, and to which all that makes up the variant is assigned.
 *
 * A kit is there as often as its scarcest part allows (MEDUSA: `getVariantAvailability`, by location). What is
 * withheld is not in `stocked_quantity`, so neither is it here.
 */
export async function readStoreSourceItems(
  queryable: Queryable,
  { variant_id, sku, sales_channel_ids }: StoreSourceItemFilters
): Promise<StoreStock[]> {
  const [column, names] = variant_id
    ? ["variant.id", variant_id]
    : ["variant.sku", sku ?? []]
  const { rows } = await queryable.query<StoreStock>(
    `with asked as materialized (
       select variant.id, variant.sku, array_position($1::text[], ${column}) as place,
         array_agg(channel.sales_channel_id) as channels
       from product_variant variant
       join product on product.id = variant.product_id
       join product_sales_channel channel
         on channel.product_id = product.id
         and channel.sales_channel_id = any($2::text[])
         and channel.deleted_at is null
       where ${column} = any($1::text[])
         and variant.deleted_at is null and variant.manage_inventory
         and product.deleted_at is null and product.status = 'published'
       group by variant.id
     ),
     part as materialized (
       select asked.id as variant_id, link.inventory_item_id, link.required_quantity,
         count(*) over (partition by asked.id) as parts
       from asked
       join product_variant_inventory_item link
         on link.variant_id = asked.id and link.deleted_at is null
     ),
     place as materialized (
       select source.code, location.name, source.stock_location_id,
         array_agg(served.sales_channel_id) as channels
       from stock_source source
       join stock_location location
         on location.id = source.stock_location_id and location.deleted_at is null
       join sales_channel_stock_location served
         on served.stock_location_id = source.stock_location_id
         and served.sales_channel_id = any($2::text[])
         and served.deleted_at is null
       where source.deleted_at is null and source.enabled
       group by source.id, location.id
     ),
     stock as (
       select part.variant_id, level.location_id,
         min(floor((level.stocked_quantity - level.reserved_quantity) / nullif(part.required_quantity, 0))) as available
       from part
       join inventory_item item on item.id = part.inventory_item_id and item.deleted_at is null
       join inventory_level level
         on level.inventory_item_id = item.id and level.deleted_at is null
       group by part.variant_id, level.location_id
       having count(*) = max(part.parts)
     )
     select place.code as source_code, place.name as source_name, asked.id as variant_id, asked.sku,
       trim_scale(greatest(stock.available, 0))::text as available
     from stock
     join asked on asked.id = stock.variant_id
     join place on place.stock_location_id = stock.location_id and place.channels && asked.channels
     order by asked.place, place.code collate "C"`,
    [names, sales_channel_ids]
  )
  return rows
}
