import type { Connection } from "../../database/connection"
import { WHITESPACE } from "../../database/sql/fragments"

/**
 * Fills what staged lines leave out with what is live: a status or a quantity that is not given stays as it is. Lines of
 * pairs that are not assigned stay as they are staged. In a file, an empty status is 1 (MAGENTO); a call changes what it names.
 *
 * @param singleSourceCode code of lines without one
 * @param allowedSources codes in lowercase: what other sources have is not read; null: all
 */
export async function keepLeftOut(
  connection: Connection,
  singleSourceCode: string | null,
  allowedSources: readonly string[] | null = null
): Promise<void> {
  await connection.query(
    `update stock_import_stage line
     set
       status = coalesce(line.status, live.status::text),
       quantity = coalesce(line.quantity, live.quantity::text)
     from (
       select
         staged.row_number,
         coalesce(item.status, 1) as status,
         trim_scale(level.stocked_quantity + coalesce(item.withheld_quantity, 0)) as quantity
       from stock_import_stage staged
       join stock_source source
         on lower(source.code) = lower(coalesce(staged.source_code, $1::text)) and source.deleted_at is null
         and ($2::text[] is null or lower(source.code) = any($2))
       cross join lateral (
         select id from inventory_item
         where sku in (staged.sku, btrim(staged.sku, ${WHITESPACE})) and deleted_at is null
         order by sku = staged.sku desc
         limit 1
       ) owner
       join inventory_level level
         on level.inventory_item_id = owner.id
         and level.location_id = source.stock_location_id
         and level.deleted_at is null
       left join stock_source_item_note item on item.inventory_level_id = level.id
       where staged.status is null or staged.quantity is null
     ) live
     where line.row_number = live.row_number`,
    [singleSourceCode, allowedSources]
  )
}
