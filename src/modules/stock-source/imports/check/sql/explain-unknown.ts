import type { Connection } from "../../../database/connection"
import { proposeNamedSources } from "../match/sql/match-source-names"
import { matchVariants } from "./match-variants"
import {
  type Known,
  KNOWN_SKUS,
  proposeNearest,
  proposeSimilar,
} from "./nearest-names"
import { nameShortenedNumbers } from "./spreadsheet-numbers"

/** The two columns in which a file names what the store must know. */
const NAMED = {
  unknown_source: {
    column: "source_code",
    known: {
      names: "select code as name from stock_source where deleted_at is null",
    },
  },
  unknown_sku: {
    column: "sku",
    known: KNOWN_SKUS,
  },
} as const satisfies Record<string, { column: string; known: Known }>

export type UnknownCode = keyof typeof NAMED

type Asked = { code: UnknownCode; column: string; only: string }

/**
 * Says why names of a plan are not known, and proposes what was probably meant: each distinct name is looked up once,
 * all together, and nothing is done where every name is known. Call it after `judgeRows`, in its transaction.
 *
 * @param only SQL of which rows of the plan this is done for
 */
export async function explainUnknown(
  connection: Connection,
  importNumber: number,
  code: UnknownCode,
  only = "true"
): Promise<void> {
  const { column, known } = NAMED[code]
  const count = await collect(connection, importNumber, { code, column, only })
  if (!count) {
    return
  }
  if (code === "unknown_sku") {
    await matchVariants(connection)
  } else {
    await proposeNamedSources(connection)
  }
  await proposeNearest(connection, known, count)
  if (code === "unknown_sku") {
    await nameShortenedNumbers(connection, known.names)
  }
  await proposeSimilar(connection, known.names)
  await tell(connection, importNumber, { code, column, only })
  await connection.query("drop table stock_import_unknown")
}

async function collect(
  connection: Connection,
  importNumber: number,
  { code, column, only }: Asked
): Promise<number> {
  const { rows } = await connection.query(
    `select 1 from stock_import_row
     where import_number = $1 and ${HAS_ISSUE} and ${only}
     limit 1`,
    [importNumber, JSON.stringify([{ code }])]
  )
  if (!rows.length) {
    return 0
  }
  await connection.query(
    `create temporary table stock_import_unknown (
       name text not null, difference text, proposal text
     ) on commit drop`
  )
  const { rowCount } = await connection.query(
    `insert into stock_import_unknown (name)
     select distinct ${column} from stock_import_row
     where import_number = $1 and ${HAS_ISSUE} and ${only}`,
    [importNumber, JSON.stringify([{ code }])]
  )
  await connection.query("analyze stock_import_unknown")
  return rowCount ?? 0
}

// `issues is not null` as it stands in the partial index over lines with issues.
const HAS_ISSUE =
  "issues is not null and outcome = 'error' and issues @> $2::jsonb"

/** What the sentence of a difference names; that of a variant without managed inventory names nothing. */
const NEAREST = `case when u.difference <> 'variant_unmanaged' then left(u.proposal, 100) end`

/**
 * PostgreSQL cannot tell how many lines have an issue, takes them for a handful and goes through all names for each:
 * with 100,000 unknown SKUs that took more than ten minutes, and a hash join takes seconds.
 */
async function tell(
  connection: Connection,
  importNumber: number,
  { code, column, only }: Asked
): Promise<void> {
  await connection.query("set local enable_nestloop = off")
  await connection.query(
    `update stock_import_row plan
     set issues = (
       select jsonb_agg(
         case when issue ->> 'code' = $3
           then issue || jsonb_build_object('proposal', u.proposal, 'params', (issue -> 'params') || jsonb_strip_nulls(
             jsonb_build_object('difference', u.difference, 'nearest', ${NEAREST})))
           else issue
         end
         order by at
       )
       from jsonb_array_elements(plan.issues) with ordinality as listed (issue, at)
     )
     from stock_import_unknown u
     where u.difference is not null and plan.${column} = u.name
       and plan.import_number = $1 and ${HAS_ISSUE} and ${only}`,
    [importNumber, JSON.stringify([{ code }]), code]
  )
  await connection.query("set local enable_nestloop to default")
}
