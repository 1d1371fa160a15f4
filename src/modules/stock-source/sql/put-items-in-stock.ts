import type { Connection } from "../database"

/** Gives up to `limit` source items that are out of stock the status 1, and returns how many: the others are left. */
export async function putItemsInStock(
  connection: Connection,
  limit: number
): Promise<number> {
  const { rowCount } = await connection.query(
    `update stock_source_item
     set status = 1, updated_at = now()
     where id in (
       select id from stock_source_item
       where status <> 1 and deleted_at is null
       order by id
       limit $1)`,
    [limit]
  )
  return rowCount ?? 0
}
