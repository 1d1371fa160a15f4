import type { KeptIssue } from "../../kept-issue"
import type { Database } from "../../../database/database"
import { withIssueMessage } from "../../../../../texts"
import { visiblePlan } from "../visible-plan"
import { LINES_OF_BLOCK, UNCHANGED_COLUMNS } from "./unchanged-lines"
import type {
  Outcome,
  StockImportDTO,
  StockImportRowDTO,
  StockState,
} from "../../../types"

export type ImportRowFilters = {
  outcome?: Outcome[]
  /** Codes of issues. */
  issue?: string[]
  source_code?: string[]
  /** Part of a SKU or source code, whatever its case. */
  q?: string
}

/** `after`: row number of the last line that is known; only lines after it. */
export type Page = { limit: number; offset: number; after?: number }

export type PlanOfImport = Pick<
  StockImportDTO,
  "number" | "status" | "counts" | "plan_dropped_at" | "checked_at"
>

/** A page of a plan's lines in the order of the file, and how many lines match, those before `after` too. */
export async function readImportRows(
  database: Database,
  stockImport: PlanOfImport,
  filters: ImportRowFilters,
  page: Page
): Promise<[StockImportRowDTO[], number]> {
  const bindings = [
    visiblePlan(stockImport),
    filters.outcome ?? null,
    filters.issue ?? null,
    filters.source_code?.map((code) => code.toLowerCase()) ?? null,
    filters.q ? `%${filters.q.replace(/[\\%_]/g, "\\$&")}%` : null,
  ]
  const { rows } = await database.query<PlanRow>(
    `select
       plan.row_number, plan.source_code, plan.sku, plan.outcome,
       plan.before_status, plan.before_quantity::float8,
       plan.after_status, plan.after_quantity::float8,
       case when plan.by_change then plan.change_quantity::float8 end as change_quantity,
       coalesce(plan.reserved_quantity, 0)::float8 as reserved,
       source.enabled,
       plan.issues
     from (
       select * from ${linesOf(filters, blocksOfPage(filters))}
       where row_number > $6
       order by row_number
       limit $7 offset $8
     ) plan
     left join stock_source source on source.id = plan.source_id
     order by plan.row_number`,
    [...bindings, page.after ?? 0, page.limit, page.offset]
  )
  const known = knownCount(stockImport, filters)
  if (known !== undefined) {
    return [rows.map(toRow), known]
  }
  const { rows: counted } = await database.query<{ count: number }>(
    `select count(*)::integer as count from ${linesOf(filters, BLOCKS)}`,
    bindings
  )
  return [rows.map(toRow), counted[0].count]
}

/** `$1` to `$5` as bound above. What is said twice is said as the partial indexes say it, so that they are used. */
function conditions({ outcome, issue }: ImportRowFilters): string {
  return `
    ($2::text[] is null or outcome = any($2))
    ${saysChanged(outcome) ? "and outcome <> 'unchanged'" : ""}
    and ($3::text[] is null or exists (
      select 1 from jsonb_array_elements(issues) issue where issue ->> 'code' = any($3)
    ))
    ${issue ? "and issues is not null" : ""}
    and ($4::text[] is null or lower(source_code) = any($4))
    and ($5::text is null or sku ilike $5 or source_code ilike $5)`
}

const saysChanged = (outcome?: Outcome[]) =>
  outcome && !outcome.includes("unchanged")

/** A plan's lines that the filters let through; `blocks`: where those that change nothing are looked for. */
function linesOf(filters: ImportRowFilters, blocks: string): string {
  const kept = `select ${LINE_COLUMNS} from stock_import_row where import_number = $1`
  const lines =
    filters.issue || saysChanged(filters.outcome)
      ? kept
      : `${kept} union all ${unchangedLines(blocks)}`
  return `(select * from (${lines}) line where ${conditions(filters)}) line`
}

const LINE_COLUMNS = `row_number, source_code, sku, outcome, source_id, before_status, before_quantity,
       after_status, after_quantity, change_quantity, by_change, reserved_quantity, issues`

const unchangedLines = (blocks: string) =>
  `select ${LINE_COLUMNS} from (select ${UNCHANGED_COLUMNS} from (${blocks}) block ${LINES_OF_BLOCK}) unchanged`

const BLOCKS = `
  select * from stock_import_unchanged
  where import_number = $1 and ($4::text[] is null or lower(source_code) = any($4))`

/**
 * Of them those that may have lines of the page: `$6` the line before it, `$7` and `$8` its limit and offset. Blocks that lie
 * behind `$6` and have as many lines together as the page and all before it are enough, unless some of them are not looked for.
 */
const blocksOfPage = ({ q }: ImportRowFilters) => `
  ${BLOCKS} and last_row > $6
  ${
    q
      ? ""
      : `and first_row <= coalesce((
    select min(last_row) from (
      select last_row, sum(lines) over (order by last_row) as so_far from (${BLOCKS} and first_row > $6) behind
    ) counted
    where so_far >= $7::integer + $8::integer
  ), 2147483647)`
  }`

/** The import's own counts know how many lines have an outcome; counting a million lines again takes a while. */
function knownCount(
  { status, counts, plan_dropped_at }: PlanOfImport,
  { outcome, issue, source_code, q }: ImportRowFilters
): number | undefined {
  // Lines of a plan that is written change; those of a failed or dropped one may be gone.
  const stands = ["checked", "rejected", "applied", "undone"].includes(status)
  if (!stands || plan_dropped_at || issue || source_code || q) {
    return undefined
  }
  return outcome
    ? [...new Set(outcome)].reduce((sum, name) => sum + counts[name], 0)
    : counts.rows
}

type PlanRow = {
  row_number: number
  source_code: string | null
  sku: string | null
  outcome: Outcome
  before_status: 0 | 1 | null
  before_quantity: number | null
  after_status: 0 | 1 | null
  after_quantity: number | null
  change_quantity: number | null
  reserved: number
  enabled: boolean | null
  issues: KeptIssue[] | null
}

function toRow(row: PlanRow): StockImportRowDTO {
  return {
    row_number: row.row_number,
    source_code: row.source_code,
    sku: row.sku,
    outcome: row.outcome,
    before: toState(row, row.before_status, row.before_quantity),
    after: toState(row, row.after_status, row.after_quantity),
    change_quantity: row.change_quantity,
    issues: (row.issues ?? []).map((issue) => ({
      ...withIssueMessage(issue, { row: row.row_number }),
      proposal: issue.proposal ?? null,
    })),
  }
}

function toState(
  { enabled, reserved }: PlanRow,
  status: 0 | 1 | null,
  quantity: number | null
): StockState {
  if (status === null || quantity === null) {
    return null
  }
  const sells = status === 1 && enabled ? quantity : 0
  return { status, quantity, available: sells - reserved }
}
