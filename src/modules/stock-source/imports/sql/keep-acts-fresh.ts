import type { Queryable } from "../../database/database"
import { UNDER_WAY, sqlList } from "../states"

/**
 * Notes that these imports' acts are not forgotten: the process that has them waits for its turn. Passes over what somebody is
 * writing right now, and so waits for nobody.
 */
export async function keepActsFresh(
  queryable: Queryable,
  ids: string[]
): Promise<void> {
  await queryable.query(
    `update stock_import set updated_at = now()
     where id in (
       select id from stock_import
       where id = any($1::text[]) and status in ${sqlList(UNDER_WAY)}
       for no key update skip locked
     )`,
    [ids]
  )
}
