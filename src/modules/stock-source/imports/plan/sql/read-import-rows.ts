import type { KeptIssue } from "../../kept-issue"
import type { Database } from "../../../database/database"
import { withIssueMessage } from "../../../../../texts"
import { visiblePlan } from "../visible-plan"
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
  const where = conditions(filters)
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
       coalesce(plan.reserved_quantity, 0)::float8 as reserved,
       source.enabled,
       plan.issues
     from (
       select * from stock_import_row
       where ${where} and row_number > $6
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
    `select count(*)::integer as count from stock_import_row where ${where}`,
    bindings
  )
  return [rows.map(toRow), counted[0].count]
}

/** `$1` to `$5` as bound above. What is said twice is said as the partial indexes say it, so that they are used. */
function conditions({ outcome, issue }: ImportRowFilters): string {
  return `
    import_number = $1
    and ($2::text[] is null or outcome = any($2))
    ${outcome && !outcome.includes("unchanged") ? "and outcome <> 'unchanged'" : ""}
    and ($3::text[] is null or exists (
      select 1 from jsonb_array_elements(issues) issue where issue ->> 'code' = any($3)
    ))
    ${issue ? "and issues is not null" : ""}
    and ($4::text[] is null or lower(source_code) = any($4))
    and ($5::text is null or sku ilike $5 or source_code ilike $5)`
}

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
