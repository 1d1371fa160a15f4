import type { Connection } from "../database"
import { proposeNearest } from "./nearest-names"
import { matchVariants, nameSpreadsheetNumbers } from "./unknown-sku-reasons"

/** The two columns in which a file names what the store must know. */
const NAMED = {
  unknown_source: {
    column: "source_code",
    known: "select code as name from stock_source where deleted_at is null",
    noun: "the source",
  },
  unknown_sku: {
    column: "sku",
    known:
      "select sku as name from inventory_item where deleted_at is null and sku is not null",
    noun: "the inventory item",
  },
} as const

export type UnknownCode = keyof typeof NAMED

// Blanks and letters' case do not count, nor do zeros in front, which spreadsheets take for nothing.
const visible = (name: string) => `translate(${name}, E' \\t\\r\\n\\u00a0', '')`
const form = (name: string) => `ltrim(lower(${visible(name)}), '0')`

/**
 * Says why names of a plan are not known, and proposes what was probably meant: each distinct name is looked up once,
 * all together, and nothing is done where every name is known. Call it after `judgeRows`, in its transaction.
 */
export async function explainUnknown(
  connection: Connection,
  importNumber: number,
  code: UnknownCode
): Promise<void> {
  const { column, known, noun } = NAMED[code]
  if (!(await collect(connection, importNumber, code, column))) {
    return
  }
  if (code === "unknown_sku") {
    await matchVariants(connection)
  }
  await matchForms(connection, known, noun)
  if (code === "unknown_sku") {
    await nameSpreadsheetNumbers(connection)
  }
  await proposeNearest(connection, known, noun)
  await tell(connection, importNumber, code, column)
  await connection.query("drop table stock_import_unknown")
}

async function collect(
  connection: Connection,
  importNumber: number,
  code: UnknownCode,
  column: string
): Promise<number> {
  const { rows } = await connection.query(
    `select 1 from stock_import_row
     where import_number = $1 and ${HAS_ISSUE}
     limit 1`,
    [importNumber, JSON.stringify([{ code }])]
  )
  if (!rows.length) {
    return 0
  }
  await connection.query(
    `create temporary table stock_import_unknown (
       name text not null, reason text, proposal text
     ) on commit drop`
  )
  const { rowCount } = await connection.query(
    `insert into stock_import_unknown (name)
     select distinct ${column} from stock_import_row
     where import_number = $1 and ${HAS_ISSUE}`,
    [importNumber, JSON.stringify([{ code }])]
  )
  await connection.query("analyze stock_import_unknown")
  return rowCount ?? 0
}

// `issues is not null` as it stands in the partial index over lines with issues.
const HAS_ISSUE =
  "issues is not null and outcome = 'error' and issues @> $2::jsonb"

/** Names that are known in another form: one hash join over what is known. */
async function matchForms(
  connection: Connection,
  known: string,
  noun: string
): Promise<void> {
  await connection.query(
    `with known as (${known}),
     match as (
       select distinct on (u.name)
         u.name,
         known.name as proposal,
         lower(known.name) = lower(u.name) as by_case,
         ${visible("known.name")} = ${visible("u.name")} as by_blanks,
         ltrim(known.name, '0') = ltrim(u.name, '0') as by_zeros
       from stock_import_unknown u
       join known on ${form("known.name")} = ${form("u.name")}
       where u.reason is null and ${form("u.name")} <> ''
       order by u.name, by_case desc, by_blanks desc, by_zeros desc, known.name
     )
     update stock_import_unknown u
     set
       proposal = match.proposal,
       reason = $1 || ' "' || left(match.proposal, 100) || '" differs only by ' || case
         when by_case then 'upper and lower case.'
         when by_blanks then 'blanks.'
         when by_zeros then 'zeros in front, which a spreadsheet drops; format the column as text.'
         else 'case, blanks or zeros in front.'
       end
     from match
     where u.name = match.name`,
    [capitalized(noun)]
  )
}

function capitalized(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}

/**
 * PostgreSQL cannot tell how many lines have an issue, takes them for a handful and goes through all names for each:
 * with 100,000 unknown SKUs that took more than ten minutes, and a hash join takes seconds.
 */
async function tell(
  connection: Connection,
  importNumber: number,
  code: UnknownCode,
  column: string
): Promise<void> {
  await connection.query("set local enable_nestloop = off")
  await connection.query(
    `update stock_import_row plan
     set issues = (
       select jsonb_agg(
         case when issue ->> 'code' = $3
           then issue || jsonb_build_object(
             'proposal', u.proposal, 'message', (issue ->> 'message') || ' ' || u.reason)
           else issue
         end
         order by at
       )
       from jsonb_array_elements(plan.issues) with ordinality as listed (issue, at)
     )
     from stock_import_unknown u
     where u.reason is not null and plan.${column} = u.name
       and plan.import_number = $1 and ${HAS_ISSUE}`,
    [importNumber, JSON.stringify([{ code }]), code]
  )
  await connection.query("set local enable_nestloop to default")
}
