import type { Connection } from "../../database/connection"
import { CALL_NUMBER } from "./call-plan"
import { jsonText } from "../../database/sql/fragments"
import { type TransferAsked, TRANSFERS } from "./transfer-rows"

/** What can be wrong with a transfer whose names and numbers are right; the first that holds is told. */
const PROBLEMS = `
  case
    when giver_id = getter_id then jsonb_build_object(
      'code', 'same_source', 'column', 'to', 'value', source_code,
      'message', 'got "' || source_code || '", which is where the units are; give another source.')
    when there is null then jsonb_build_object(
      'code', 'not_assigned', 'column', 'sku', 'value', left(sku, 100),
      'message', 'it is not assigned to ' || source_code || '; there is nothing to transfer.')
    -- A line by itself may keep a quantity below 0 that is there; taking fewer than none would be a transfer back.
    when moved < 0 then jsonb_build_object(
      'code', 'invalid_quantity', 'column', 'quantity', 'value', given,
      'message', 'got "' || given || '"; a quantity to transfer cannot be negative.')
    when all_taken and number <> first_number then jsonb_build_object(
      'code', 'duplicate_row', 'column', 'sku', 'value', left(sku, 100),
      'message', 'row ' || first_number * 2 - 1
        || ' takes units of the same SKU from ' || source_code || '; where one of them takes all, it must be the only one.')
    -- The entry beside it, which is the one too many, is told.
    when all_taken and taken > there then null
    when moved > 0 and taken > there then jsonb_build_object(
      'code', 'insufficient_quantity', 'column', 'quantity', 'value', given,
      'message', trim_scale(there) || ' are there at ' || source_code || ', and ' || trim_scale(taken)
        || ' are to be taken.')
    when moved > 0 and there - taken < reserved then jsonb_build_object(
      'code', 'below_reserved', 'column', 'quantity', 'value', given,
      'message', trim_scale(reserved) || ' of the ' || trim_scale(there) || ' units at ' || source_code
        || ' are reserved for orders' || case when $3 = 'error'
          then '; transfer at most ' || trim_scale(greatest(there - reserved, 0)) || ', or fulfil or cancel the orders first.'
          else ', ' || trim_scale(there - taken) || ' will be there.' end)
  end`

/**
 * Judges transfers whose names and numbers are right: what was said of the lines by themselves, save of spaces around a
 * SKU, gives way to what is to be said of the entries.
 *
 * @param belowReserved whether taking away reserved units is an `error`, or a warning
 */
export async function judgeTransfers(
  connection: Connection,
  asked: TransferAsked[],
  belowReserved: "error" | "warn"
): Promise<void> {
  await connection.query(
    `with ${TRANSFERS},
     found as (
       select giver_row, problem
       from (select transfer.*, ${PROBLEMS} as problem from transfer) judged
       where problem is not null
     )
     update stock_import_row r
     set issues = nullif(
       coalesce(jsonb_path_query_array(r.issues, '$[*] ? (@.code == "sku_trimmed")'), '[]')
         || coalesce(
           (
             select jsonb_agg(problem || jsonb_build_object(
               'message', 'Row ' || giver_row || ', ' || (problem ->> 'column') || ': ' || (problem ->> 'message'),
               'severity', case when problem ->> 'code' = 'below_reserved' and $3 = 'warn' then 'warning' else 'error' end,
               'proposal', null))
             from found
             where giver_row = r.row_number
           ),
           '[]'
         ),
       '[]'
     )
     where r.import_number = $1`,
    [CALL_NUMBER, jsonText(asked), belowReserved]
  )
}
