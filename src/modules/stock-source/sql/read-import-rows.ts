import type { Database } from "../database"
import type { Issue, Outcome, StockImportRowDTO, StockState } from "../types"

export type ImportRowFilters = {
  outcome?: Outcome[]
  /** Codes of issues. */
  issue?: string[]
  source_code?: string[]
  /** Part of a SKU or source code, whatever its case. */
  q?: string
}

export type Page = { limit: number; offset: number }

const WHERE = `
  import_number = $1
  and ($2::text[] is null or outcome = any($2))
  and ($3::text[] is null or exists (
    select 1 from jsonb_array_elements(issues) issue where issue ->> 'code' = any($3)
  ))
  and ($4::text[] is null or lower(source_code) = any($4))
  and ($5::text is null or sku ilike $5 or source_code ilike $5)`

/** A page of a plan's lines in the order of the file, and how many lines match. */
export async function readImportRows(
  database: Database,
  importNumber: number,
  filters: ImportRowFilters,
  page: Page
): Promise<[StockImportRowDTO[], number]> {
  const bindings = [
    importNumber,
    filters.outcome ?? null,
    filters.issue ?? null,
    filters.source_code?.map((code) => code.toLowerCase()) ?? null,
    filters.q ? `%${filters.q.replace(/[\\%_]/g, "\\$&")}%` : null,
  ]
  const { rows } = await database.query<PlanRow>(
    `select
       row_number, source_code, sku, outcome,
       before_status, before_quantity::float8, after_status, after_quantity::float8,
       issues
     from stock_import_row
     where ${WHERE}
     order by row_number
     limit $6 offset $7`,
    [...bindings, page.limit, page.offset]
  )
  const { rows: counted } = await database.query<{ count: number }>(
    `select count(*)::integer as count from stock_import_row where ${WHERE}`,
    bindings
  )
  return [rows.map(toRow), counted[0].count]
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
  issues: Issue[] | null
}

function toRow(row: PlanRow): StockImportRowDTO {
  return {
    row_number: row.row_number,
    source_code: row.source_code,
    sku: row.sku,
    outcome: row.outcome,
    before: toState(row.before_status, row.before_quantity),
    after: toState(row.after_status, row.after_quantity),
    issues: row.issues ?? [],
  }
}

function toState(status: 0 | 1 | null, quantity: number | null): StockState {
  return status === null || quantity === null ? null : { status, quantity }
}
