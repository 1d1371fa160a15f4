import type { Queryable } from "../../../database/database"
import { WHITESPACE } from "../../../database/sql/fragments"

/** Ids of the live inventory items that have one of the SKUs, as it stands or without the spaces around it. */
export async function readItemIds(
  queryable: Queryable,
  skus: string[]
): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    `select id from inventory_item
     where deleted_at is null and sku = any(array(
       select unnest(array[given.sku, btrim(given.sku, ${WHITESPACE})])
       from unnest($1::text[]) as given (sku)
     ))`,
    [skus]
  )
  return rows.map(({ id }) => id)
}
