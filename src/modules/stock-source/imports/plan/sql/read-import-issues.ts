import { SEVERITIES } from "../../../../../csv"
import type { Queryable } from "../../../database/database"
import { english, issueText, type TextParams } from "../../../../../texts"
import type { IssueExample, IssueSummary } from "../../../types"

/**
 * What is said about a plan's lines, one group for each code, severity and column: the gravest first, then the most frequent.
 *
 * A group's `examples` are its most frequent values. What their messages are made of is read for these few lines only:
 * every line has its own.
 *
 * @param examples most examples of a group
 */
export async function readImportIssues(
  queryable: Queryable,
  importNumber: number | null,
  examples: number
): Promise<IssueSummary[]> {
  const { rows } = await queryable.query<KeptSummary>(
    `with said as (
       select
         issue ->> 'code' as code,
         issue ->> 'severity' as severity,
         issue ->> 'column' as "column",
         issue ->> 'value' as value,
         issue ->> 'proposal' as proposal,
         count(*)::integer as count,
         min(row_number) as first_row
       from stock_import_row
       cross join jsonb_array_elements(issues) issue
       where import_number = $1 and issues is not null
       group by 1, 2, 3, 4, 5
     ),
     ranked as (
       select
         said.*,
         row_number() over (
           partition by code, severity, "column" order by count desc, first_row
         ) as rank
       from said
     ),
     told as (
       select ranked.*, issue -> 'params' as params, issue ->> 'message' as message
       from ranked
       join stock_import_row line
         on line.import_number = $1 and line.row_number = ranked.first_row
       cross join lateral (
         select issue from jsonb_array_elements(line.issues) issue
         where issue ->> 'code' = ranked.code
           and issue ->> 'column' is not distinct from ranked."column"
         limit 1
       ) first
       where rank <= $2
     ),
     listed as (
       select code, severity, "column", jsonb_agg(
         jsonb_build_object(
           'value', value, 'proposal', proposal, 'message', message, 'params', params,
           'row_number', first_row, 'count', count
         ) order by rank
       ) as examples
       from told
       group by 1, 2, 3
     ),
     total as (
       select code, severity, "column", sum(count)::integer as count
       from said
       group by 1, 2, 3
     )
     select total.*, coalesce(listed.examples, '[]') as examples
     from total
     left join listed
       on listed.code = total.code
       and listed.severity = total.severity
       and listed."column" is not distinct from total."column"
     order by array_position($3::text[], total.severity), total.count desc, total.code, total."column"`,
    [importNumber, examples, SEVERITIES]
  )
  return rows.map(withMessages)
}

type KeptSummary = Omit<IssueSummary, "examples"> & {
  examples: (Omit<IssueExample, "message" | "params"> & {
    message: string | null
    params: TextParams | null
  })[]
}

function withMessages({ examples, ...group }: KeptSummary): IssueSummary {
  const { code, column } = group
  return {
    ...group,
    examples: examples.map((example) => {
      const params = example.params ?? undefined
      const kept = { code, column, value: example.value, params }
      const message = example.message ?? undefined
      const at = { row: example.row_number }
      return {
        ...example,
        message: issueText(english, { ...kept, message }, at),
        params,
      }
    }),
  }
}
