import type { Connection } from "../../../database/connection"

/** Gives up to `limit` source items that are out of stock the status 1, and returns how many, and their sources: the others are left. */
export async function putItemsInStock(
  connection: Connection,
  limit: number
): Promise<{ count: number; source_ids: string[] }> {
  const { rows } = await connection.query<{
    count: number
    source_ids: string[]
  }>(
    `with put as (
       update stock_source_item
       set status = 1, updated_at = now()
       where id in (
         select id from stock_source_item
         where status <> 1 and deleted_at is null
         order by id
         limit $1)
       returning source_id
     )
     select count(*)::int as count, coalesce(array_agg(distinct source_id), '{}') as source_ids from put`,
    [limit]
  )
  return rows[0]
}
