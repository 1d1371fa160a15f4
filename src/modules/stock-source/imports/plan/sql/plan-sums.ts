import type { Connection } from "../../../database/connection"
import type { Outcome } from "../../../types"

/** What lines of one source and outcome come to. What is 0 is left out; units are decimals as texts, exact whatever they come to. */
export type LineSums = {
  /** Null for lines in error or skipped, which may name anything. */
  source_code?: string
  outcome: Outcome
  /** Whether they are what a snapshot's file lacks. */
  missing: boolean
} & Partial<Record<CountedColumn, number>> &
  Partial<Record<UnitsColumn, string>>

type CountedColumn =
  | "lines"
  | "warnings"
  // Pairs with units whose quantity or status changes, or that go.
  | "touched"
  // Of them, pairs with units that sell and will not: quantity 0, out of stock or unassigned.
  | "withdrawn"
  // Of them, pairs whose quantity changes; that get ten times as many or more; a tenth or less, but some.
  | "changed"
  | "tenfold"
  | "tenth"
  // Of these, pairs that hold ten units or more.
  | "tenfold_of_many"
  | "tenth_of_many"
type UnitsColumn = "before" | "after" | "withdrawn_units"

/** SQL of lines with issues that are what a snapshot's file lacks. */
export const MISSING = `(issues @> '[{"code": "missing_from_file"}]' or issues @> '[{"code": "missing_beside_errors"}]')`

const WARNING = `issues is not null and issues @? '$[*] ? (@.severity == "warning")'`

const bit = (value: number, when: string) =>
  `case when ${when} then ${value} else 0 end`

/** SQL of what alarms ask of a line, as bits: worked out for each column by itself, it took twice as long. */
const FACTS = `case when outcome in ('update', 'delete') and before_quantity > 0 then
    1
    + ${bit(2, "before_status = 1 and (outcome = 'delete' or after_status = 0 or after_quantity = 0)")}
    + case
        when after_quantity >= 10 * before_quantity then 4 + 8
        -- To 0 is no slip of the decimal point.
        when after_quantity > 0 and after_quantity * 10 <= before_quantity then 4 + 16
        when after_quantity <> before_quantity then 4
        else 0
      end
    + ${bit(32, "before_quantity >= 10")}
  else 0 end`

const has = (bits: number) => `facts & ${bits} = ${bits}`

/** SQL of what is counted in each column. */
const COUNTED: Record<CountedColumn, string> = {
  lines: "count(*)",
  warnings: `count(*) filter (where ${WARNING})`,
  touched: `count(*) filter (where ${has(1)})`,
  withdrawn: `count(*) filter (where ${has(2)})`,
  changed: `count(*) filter (where ${has(4)})`,
  tenfold: `count(*) filter (where ${has(8)})`,
  tenth: `count(*) filter (where ${has(16)})`,
  tenfold_of_many: `count(*) filter (where ${has(8 + 32)})`,
  tenth_of_many: `count(*) filter (where ${has(16 + 32)})`,
}

/** SQL of what is added up in each column. */
const UNITS: Record<UnitsColumn, string> = {
  before: "sum(before_quantity)",
  after: "sum(after_quantity)",
  withdrawn_units: `sum(before_quantity) filter (where ${has(2)})`,
}

const ALL = {
  counted: Object.keys(COUNTED) as CountedColumn[],
  units: Object.keys(UNITS) as UnitsColumn[],
}
const COLUMNS = [...ALL.counted, ...ALL.units]
/** What there is to count and to add up, but for what only alarms ask for. */
const BASIC: typeof ALL = {
  counted: ["lines", "warnings"],
  units: ["before", "after"],
}

/** SQL of the sums of a plan's rows, group by group. */
export const sumsOf = (rows: string, { counted, units } = ALL) => `
  select
    source_code,
    outcome,
    issues is not null and ${MISSING} as missing,
    ${counted.map((name) => `${COUNTED[name]} as ${name}`).join(", ")},
    ${units.map((name) => `${UNITS[name]} as ${name}`).join(", ")}
  from ${counted === ALL.counted ? withFacts(rows) : rows}
  group by 1, 2, 3`

const withFacts = (rows: string) => `(
    select source_code, outcome, issues, before_quantity, after_quantity, ${FACTS} as facts
    from ${rows}
    offset 0
  ) line`

const sumsOfBlocks = ({ counted, units } = ALL) => `
  select
    source_code, 'unchanged', false,
    ${counted.map((name) => (name === "lines" ? "sum(lines)" : "0")).join(", ")},
    ${units.map((name) => (name === "withdrawn_units" ? "0" : "sum(units)")).join(", ")}
  from stock_import_unchanged
  where import_number = $1
  group by source_code`

/** SQL that adds up the groups of `sums`, and gives them as one list. */
export const listOf = (sums: string, { counted, units } = ALL) => `
  select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(added)) order by source_code, outcome, missing), '[]') as sums
  from (
    select
      case when outcome not in ('error', 'skip') then source_code end as source_code,
      outcome, missing,
      ${counted.map((name) => `nullif(sum(${name}), 0)::integer as ${name}`).join(", ")},
      ${units.map((name) => `nullif(trim_scale(sum(${name})), 0)::text as ${name}`).join(", ")}
    from (${sums}) summed
    group by 1, 2, 3
    having sum(lines) <> 0
  ) added`

/** SQL of sums that were listed, group by group. */
export const listedSums = (list: string) => `
  select source_code, outcome, missing, ${COLUMNS.join(", ")}
  from jsonb_to_recordset(${list}) as listed (
    source_code text, outcome text, missing boolean, ${COLUMNS.map((name) => `${name} numeric`).join(", ")}
  )`

/** SQL of `sums` to be taken away from others. */
export const takenAway = (sums: string) => `
  select source_code, outcome, missing, ${COLUMNS.map((name) => `-${name}`).join(", ")}
  from (${sums}) away`

export async function readSums(
  connection: Connection,
  statement: string,
  values: unknown[]
): Promise<LineSums[]> {
  const { rows } = await connection.query<{ sums: LineSums[] }>(
    statement,
    values
  )
  return rows[0].sums
}

/** What the lines of a whole plan come to, from the plan itself. */
export async function sumPlan(
  connection: Connection,
  importNumber: number,
  { forAlarms }: { forAlarms: boolean }
): Promise<LineSums[]> {
  const columns = forAlarms ? ALL : BASIC
  const rows = "stock_import_row where import_number = $1"
  return readSums(
    connection,
    listOf(
      `${sumsOf(rows, columns)} union all ${sumsOfBlocks(columns)}`,
      columns
    ),
    [importNumber]
  )
}
