/** One entry of a transfer: its place in the call, from 1, and how many units; null: all that are there. */
export type TransferAsked = { number: number; quantity: string | null }

/**
 * A common table expression `transfer`: the entries of a call with what is live at their sources. Entry n has the lines
 * 2n - 1 (the source that gives) and 2n (the one that gets) in the plan. `taken`: what all entries together take from
 * the pair; what arrives in the same call is not there yet. `$1` number of the call; `$2` the entries as JSON, their
 * quantities judged before.
 */
export const TRANSFERS = `
  transfer as (
    select
      asked.number,
      asked.quantity as given,
      giver.row_number as giver_row,
      getter.row_number as getter_row,
      giver.source_id as giver_id,
      getter.source_id as getter_id,
      giver.source_code,
      giver.sku,
      giver.inventory_item_id,
      giver.before_status as status,
      giver.before_quantity as there,
      coalesce(giver.reserved_quantity, 0) as reserved,
      moved.quantity as moved,
      sum(moved.quantity) over pair as taken,
      bool_or(asked.quantity is null) over pair as all_taken,
      min(asked.number) over pair as first_number
    from jsonb_to_recordset($2::jsonb) as asked (number integer, quantity text)
    join stock_import_row giver
      on giver.import_number = $1 and giver.row_number = asked.number * 2 - 1
    join stock_import_row getter
      on getter.import_number = $1 and getter.row_number = asked.number * 2
    cross join lateral (
      select coalesce(asked.quantity::numeric, greatest(giver.before_quantity, 0), 0) as quantity
    ) moved
    window pair as (partition by giver.source_id, giver.inventory_item_id)
  )`
