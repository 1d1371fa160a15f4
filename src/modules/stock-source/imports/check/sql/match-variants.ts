import type { Connection } from "../../../database/connection"

/** SKUs that a product's variant has and no inventory item: Medusa keeps no stock under them. */
export async function matchVariants(connection: Connection): Promise<void> {
  await connection.query(
    `with match as (
       select distinct on (u.name) u.name, variant.manage_inventory, owner.sku
       from stock_import_unknown u
       join product_variant variant on variant.sku = u.name and variant.deleted_at is null
       left join product_variant_inventory_item link
         on link.variant_id = variant.id and link.deleted_at is null
       left join inventory_item owner
         on owner.id = link.inventory_item_id and owner.deleted_at is null
       order by u.name, owner.sku
     )
     update stock_import_unknown u
     set
       proposal = match.sku,
       difference = case
         when not match.manage_inventory then 'variant_unmanaged'
         when match.sku is not null then 'variant_of_item'
         else 'variant_without_item'
       end
     from match
     where u.name = match.name`
  )
}
