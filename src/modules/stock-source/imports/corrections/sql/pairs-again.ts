import type { Connection } from "../../../database/connection"

/*
 * A line repeats another of its pair, wherever in the file that is. So whatever a corrected line names, or named before, is
 * judged again along with it. `stock_import_pair`: these pairs.
 */

const AGAIN = "row_number in (select row_number from stock_import_again)"

const LEFT_OUT = `plan.issues @> '[{"code": "left_out"}]'`

/** Notes the pairs that the plan's lines have which are judged again; returns how many are new. */
export async function notePairs(
  connection: Connection,
  importNumber: number
): Promise<number> {
  await connection.query(
    `create temporary table if not exists stock_import_pair (
       source_id text not null, inventory_item_id text not null, primary key (source_id, inventory_item_id)
     ) on commit drop`
  )
  const { rowCount } = await connection.query(
    `insert into stock_import_pair
     select distinct source_id, inventory_item_id from stock_import_row
     where import_number = $1 and ${AGAIN} and source_id is not null and inventory_item_id is not null
     on conflict do nothing`,
    [importNumber]
  )
  return rowCount ?? 0
}

/** Adds the other lines of these pairs whose cells are kept to what is judged again; returns how many. */
export async function addTwins(
  connection: Connection,
  importNumber: number
): Promise<number> {
  const { rowCount } = await connection.query(
    `insert into stock_import_again
     select plan.row_number
     from stock_import_row plan
     join stock_import_pair pair using (source_id, inventory_item_id)
     where plan.import_number = $1 and plan.cells is not null and not coalesce(${LEFT_OUT}, false)
       and plan.${AGAIN.replace("in (", "not in (")}`,
    [importNumber]
  )
  return rowCount ?? 0
}

/** Whether a line that is not judged again has one of these pairs, so that it is repeated and its cells are not known. */
export async function hasOtherTwin(
  connection: Connection,
  importNumber: number
): Promise<boolean> {
  await connection.query("analyze stock_import_pair")
  const { rows } = await connection.query<{ found: boolean }>(
    `select exists (
       select from stock_import_row plan
       join stock_import_pair pair using (source_id, inventory_item_id)
       where plan.import_number = $1 and plan.cells is null and plan.${AGAIN.replace("in (", "not in (")}
     ) or exists (
       select from stock_import_unchanged block
       cross join unnest(block.inventory_item_ids) as line (inventory_item_id)
       join stock_import_pair pair on pair.source_id = block.source_id and pair.inventory_item_id = line.inventory_item_id
       where block.import_number = $1
     ) as found`,
    [importNumber]
  )
  return rows[0].found
}
