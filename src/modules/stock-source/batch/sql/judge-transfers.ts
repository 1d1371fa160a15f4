import type { Connection } from "../../database/connection"
import { CALL_NUMBER } from "./call-plan"
import { type IssueOfLine, issueJson } from "../../database/sql/issue-json"
import { jsonText } from "../../database/sql/fragments"
import { type TransferAsked, TRANSFERS } from "./transfer-rows"

const SKU = { column: "sku", value: "left(sku, 100)" }
const QUANTITY = { column: "quantity", value: "given" }
const AT_GIVER = { source: "source_code" }

const problem = (
  issue: Omit<IssueOfLine, "severity" | "proposal">,
  severity: IssueOfLine["severity"] = "error"
) => issueJson({ ...issue, severity })

/** What can be wrong with a transfer whose names and numbers are right; the first that holds is told. */
const problems = (belowReserved: "error" | "warn") => `
  case
    when giver_id = getter_id then ${problem({ code: "same_source", column: "to", value: "source_code" })}
    when there is null then ${problem({
      code: "not_assigned",
      ...SKU,
      says: [{ reason: "transfer", params: AT_GIVER }],
    })}
    -- A line by itself may keep a quantity below 0 that is there; taking fewer than none would be a transfer back.
    when moved < 0 then ${problem({
      code: "invalid_quantity",
      ...QUANTITY,
      says: [{ reason: "transfer_below_zero" }],
    })}
    when all_taken and number <> first_number then ${problem({
      code: "duplicate_row",
      ...SKU,
      says: [
        {
          reason: "takes_all",
          params: { other_row: "first_number * 2 - 1", ...AT_GIVER },
        },
      ],
    })}
    -- The entry beside it, which is the one too many, is told.
    when all_taken and taken > there then null
    when moved > 0 and taken > there then ${problem({
      code: "insufficient_quantity",
      ...QUANTITY,
      says: [
        {
          params: {
            there: "trim_scale(there)::text",
            taken: "trim_scale(taken)::text",
            ...AT_GIVER,
          },
        },
      ],
    })}
    when moved > 0 and there - taken < reserved then ${problem(
      {
        code: "below_reserved",
        ...QUANTITY,
        says: [
          {
            reason: `transfer_${belowReserved}`,
            params: {
              reserved: "trim_scale(reserved)::text",
              there: "trim_scale(there)::text",
              ...(belowReserved === "error"
                ? { most: "trim_scale(greatest(there - reserved, 0))::text" }
                : { left: "trim_scale(there - taken)::text" }),
              ...AT_GIVER,
            },
          },
        ],
      },
      belowReserved === "error" ? "error" : "warning"
    )}
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
       from (select transfer.*, ${problems(belowReserved)} as problem from transfer) judged
       where problem is not null
     )
     update stock_import_row r
     set issues = nullif(
       coalesce(jsonb_path_query_array(r.issues, '$[*] ? (@.code == "sku_trimmed")'), '[]')
         || coalesce(
           (
             select jsonb_agg(problem)
             from found
             where giver_row = r.row_number
           ),
           '[]'
         ),
       '[]'
     )
     where r.import_number = $1`,
    [CALL_NUMBER, jsonText(asked)]
  )
}
