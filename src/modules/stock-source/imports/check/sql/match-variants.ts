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
       reason = 'A product variant has it, but ' || case
         when not match.manage_inventory
           then 'Medusa does not manage its inventory; turn "manage inventory" on for the variant.'
         when match.sku is not null
           then 'its inventory item has the SKU "' || left(match.sku, 100) || '".'
         else 'it has no inventory item with a SKU; give it one.'
       end
     from match
     where u.name = match.name`
  )
}
