import type { Database } from "../../../database/database"

export type SampleRow = {
  source_code: string
  sku: string
  status: number
  quantity: string
}

/**
 * A few lines with the codes and SKUs of this store, as they are now: two SKUs at each of the first sources; where
 * nothing is assigned yet, SKUs at the default source.
 *
 * @param allowedSources codes in lowercase: of these sources only; null: of all
 */
export async function readSampleRows(
  database: Database,
  allowedSources: readonly string[] | null = null
): Promise<SampleRow[]> {
  const { rows } = await database.query<SampleRow>(
    `with assigned as (
       select
         s.code as source_code, item.sku, coalesce(extra.status, 1) as status,
         trim_scale(level.stocked_quantity + coalesce(extra.withheld_quantity, 0))::text as quantity
       from (
         select * from stock_source
         where deleted_at is null and ($1::text[] is null or lower(code) = any($1))
         order by code collate "C"
         limit 3
       ) s
       cross join lateral (
         select * from inventory_level
         where location_id = s.stock_location_id and deleted_at is null
         order by inventory_item_id
         limit 2
       ) level
       join inventory_item item on item.id = level.inventory_item_id and item.deleted_at is null
       left join stock_source_item_note extra on extra.inventory_level_id = level.id
       where item.sku is not null
     ),
     possible as (
       select s.code, item.sku, 1 as status, '10' as quantity
       from stock_source s
       cross join lateral (
         select sku from inventory_item where sku is not null and deleted_at is null order by id limit 3
       ) item
       where s.is_default and s.deleted_at is null and ($1::text[] is null or lower(s.code) = any($1))
     )
     select * from assigned
     union all
     select * from possible where not exists (select 1 from assigned)
     order by source_code, sku`,
    [allowedSources]
  )
  return rows
}
