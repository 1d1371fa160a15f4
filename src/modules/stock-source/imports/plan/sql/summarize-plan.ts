import type { Connection } from "../../../database/connection"
import {
  NO_COUNTS,
  OUTCOMES,
  type Outcome,
  type StockImportCounts,
  type StockImportTotal,
} from "../../../types"

type GroupRow = {
  source_code: string | null
  outcome: Outcome
  lines: number
  warnings: number
  missing: number
  /** Units of the whole source, in each of its groups; null where no line moves or keeps any. */
  before: number | null
  after: number | null
}

/** Summed as decimals over a source's groups, and made a number at the end: 0.1 and 0.2 are 0.3. */
const UNITS_OF_SOURCE = (column: string) =>
  `(sum(sum(summed.${column})) filter (where outcome not in ('error', 'skip')) over (partition by source_code))::float8`

/** Counts the plan's lines by outcome, and the units of each source before and after, from the plan itself. */
export async function summarizePlan(
  connection: Connection,
  importNumber: number
): Promise<{ counts: StockImportCounts; totals: StockImportTotal[] }> {
  const { rows } = await connection.query<GroupRow>(
    `with summed as (
       select
         source_code,
         outcome,
         count(*) as lines,
         count(*) filter (
           where issues is not null and issues @? '$[*] ? (@.severity == "warning")'
         ) as warnings,
         count(*) filter (
           where issues is not null and (
             issues @> '[{"code": "missing_from_file"}]' or issues @> '[{"code": "missing_beside_errors"}]'
           )
         ) as missing,
         sum(before_quantity) as before,
         sum(after_quantity) as after
       from stock_import_row
       where import_number = $1
       group by source_code, outcome
       union all
       select source_code, 'unchanged', sum(lines), 0, 0, sum(units), sum(units)
       from stock_import_unchanged
       where import_number = $1
       group by source_code
     )
     select
       source_code,
       outcome,
       sum(lines)::integer as lines,
       sum(warnings)::integer as warnings,
       sum(missing)::integer as missing,
       ${UNITS_OF_SOURCE("before")} as before,
       ${UNITS_OF_SOURCE("after")} as after
     from summed
     group by source_code, outcome
     order by source_code`,
    [importNumber]
  )
  return { counts: countLines(rows), totals: totalUnits(rows) }
}

function countLines(groups: GroupRow[]): StockImportCounts {
  const counts = { ...NO_COUNTS }
  for (const { outcome, lines, warnings, missing } of groups) {
    counts[outcome] += lines
    counts.warning += warnings
    counts.missing += missing
  }
  counts.rows = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
  return counts
}

function totalUnits(groups: GroupRow[]): StockImportTotal[] {
  const totals = new Map<string, StockImportTotal>()
  for (const { source_code, outcome, before, after } of groups) {
    if (!source_code || outcome === "error" || outcome === "skip") {
      continue
    }
    totals.set(source_code, {
      source_code,
      before: before ?? 0,
      after: after ?? 0,
    })
  }
  return [...totals.values()]
}
