import { COLUMN_NAMES } from "../../../../../csv"
import type { Connection } from "../../../database/connection"
import { issueJson } from "../../../database/sql/issue-json"
import { jsonText } from "../../../database/sql/fragments"
import type { Effect, Replacement } from "../correction"

/** What a staged line says; `given_sku` is its SKU as it came, where it is read without what cannot be seen. */
export const LINE = [...COLUMN_NAMES, "given_sku"] as const

/** SQL of a cell as it came. */
const givenCell = (line: string, column: string) =>
  column === "sku"
    ? `coalesce(${line}.given_sku, ${line}.sku)`
    : `${line}.${column}`

/** SQL of a staged line as JSON: what a plan keeps of a row in error or corrected, to stage it again. */
export const cellsJson = (line: string) =>
  `jsonb_build_object(${[...LINE, "problem"].map((name) => `'${name}', ${line}.${name}`).join(", ")})`

/** Columns of the stage. */
export const STAGED = ["row_number", ...LINE, "problem"].join(", ")

const LEFT_OUT = issueJson({
  code: "left_out",
  column: null,
  value: "null::text",
  severity: "note",
})

/** What is said of a cell that was corrected, `a` the line as it came and `b` as it is read. */
const changeOf = (column: string) => {
  const a = givenCell("a", column)
  const b = givenCell("b", column)
  return `case when coalesce(${a}, '') <> coalesce(${b}, '') then ${issueJson({
    code: "corrected",
    column,
    value: `left(${a}, 100)`,
    severity: "note",
    says: [
      {
        when: `coalesce(${a}, '') = ''`,
        reason: "filled",
        params: { to: `left(${b}, 100)` },
      },
      {
        when: `coalesce(${b}, '') = ''`,
        reason: "emptied",
        params: { from: `left(${a}, 100)` },
      },
      {
        params: {
          from: `left(${a}, 100)`,
          to: `left(${b}, 100)`,
        },
      },
    ],
  })} end`
}

/**
 * Reads the staged lines as they are corrected. What they were is in `stock_import_corrected`, with what is to be said of it;
 * lines that are left out go to `stock_import_left_out`: both until the transaction ends. A line that could not be read has no
 * values to replace; cells given for it are all that it has.
 */
export async function correctStage(
  connection: Connection,
  effect: Effect
): Promise<void> {
  await connection.query(
    "drop table if exists pg_temp.stock_import_corrected, pg_temp.stock_import_left_out"
  )
  await connection.query(
    `create temporary table stock_import_left_out on commit drop as select ${STAGED} from stock_import_stage limit 0`
  )
  const values = [...valuesOf(effect.replacements), jsonText(effect.rows)]
  await connection.query(
    `create temporary table stock_import_read (like stock_import_stage, left_out boolean) on commit drop`
  )
  await connection.query(
    `insert into stock_import_read (${STAGED}, left_out) ${correctedLines(effect)}`,
    values
  )
  await connection.query(
    `create temporary table stock_import_corrected on commit drop as
     select
       b.row_number, b.left_out, ${cellsJson("a")} as cells,
       case when b.left_out then jsonb_build_array(${LEFT_OUT})
         else jsonb_path_query_array(jsonb_build_array(${COLUMN_NAMES.map(changeOf).join(", ")}), '$[*] ? (@ != null)')
       end as notes
     from stock_import_read b
     join stock_import_stage a on a.row_number = b.row_number`
  )
  await takeOver(connection)
  await connection.query("drop table stock_import_read")
}

async function takeOver(connection: Connection): Promise<void> {
  await connection.query("analyze stock_import_corrected (row_number)")
  await connection.query(
    `update stock_import_stage stage
     set ${[...LINE, "problem"].map((name) => `${name} = read.${name}`).join(", ")}
     from stock_import_read read
     where read.row_number = stage.row_number and not read.left_out`
  )
  await connection.query(
    `with gone as (
       delete from stock_import_stage stage
       using stock_import_read read
       where read.row_number = stage.row_number and read.left_out
       returning stage.*
     )
     insert into stock_import_left_out (${STAGED}) select ${STAGED} from gone`
  )
}

const columnsOf = ({ replacements }: Effect) =>
  COLUMN_NAMES.filter((name) =>
    replacements.some(({ column }) => column === name)
  )

function valuesOf(replacements: Replacement[]): unknown[] {
  return [
    replacements.map(({ column }) => column),
    replacements.map(({ from }) => from),
    replacements.map(({ to }) => to),
  ]
}

/** The lines that are read in another way than they stand: `$1` to `$3` the replacements, `$4` the rows. */
function correctedLines(effect: Effect): string {
  const replaced = columnsOf(effect)
  const cellOf = (name: (typeof COLUMN_NAMES)[number]) =>
    `nullif(case when row.cells ? '${name}' then row.cells ->> '${name}' else ${
      replaced.includes(name)
        ? `coalesce(${name}_to.value, stage.${name})`
        : `stage.${name}`
    } end, '')`
  const joins = replaced.map(
    (name) => `left join replacement ${name}_to
       on ${name}_to.name = '${name}' and ${name}_to.given = coalesce(${givenCell("stage", name)}, '') and stage.problem is null`
  )
  return `
    with replacement as materialized (
      select * from unnest($1::text[], $2::text[], $3::text[]) as one (name, given, value)
    ),
    corrected_row as materialized (
      select (one ->> 'row_number')::integer as row_number, one -> 'cells' as cells, (one ->> 'skip')::boolean as skip
      from jsonb_array_elements($4::jsonb) one
    )
    select
      stage.row_number, ${COLUMN_NAMES.map(cellOf).join(", ")},
      case when not (coalesce(row.cells ? 'sku', false)${replaced.includes("sku") ? " or sku_to.value is not null" : ""}) then stage.given_sku end,
      case when row.cells is null or row.cells = '{}' then stage.problem end as problem,
      coalesce(row.skip, false) as left_out
    from stock_import_stage stage
    left join corrected_row row on row.row_number = stage.row_number
    ${joins.join("\n    ")}
    where ${["row.row_number is not null", ...replaced.map((name) => `${name}_to.value is not null`)].join(" or ")}`
}
