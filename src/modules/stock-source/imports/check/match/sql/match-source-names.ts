import type { Connection } from "../../../../database/connection"
import { WHITESPACE } from "../../../../database/sql/fragments"

/** A cell that stands for another name, and in how many lines. */
export type Matched = { cell: string; meaning: string | number; count: number }

const NAME = (text: string) => `lower(btrim(${text}, ${WHITESPACE}))`

/** Names that exactly one source has, each with its code. `allowed`: SQL of the only codes there are, in lowercase, or null. */
const namedSources = (allowed: string) => `
  select ${NAME("location.name")} as name, min(source.code) as code
  from stock_source source
  join stock_location location on location.id = source.stock_location_id and location.deleted_at is null
  where source.deleted_at is null and (${allowed}::text[] is null or lower(source.code) = any(${allowed}))
  group by 1
  having count(*) = 1`

/** Gives staged lines that name a source by its name its code. A code counts before a name. */
export async function matchSourceNames(
  connection: Connection,
  allowedSources: readonly string[] | null
): Promise<Matched[]> {
  const { rows } = await connection.query<Matched>(
    `with named as (
       select line.source_code as cell, source.code
       from (select distinct source_code from stock_import_stage where source_code <> '') line
       join (${namedSources("$1")}) source on source.name = ${NAME("line.source_code")}
       where not exists (
         select from stock_source known
         where lower(known.code) = lower(line.source_code) and known.deleted_at is null
       )
     ),
     changed as (
       update stock_import_stage line set source_code = named.code
       from named
       where line.source_code = named.cell
       returning named.cell, named.code
     )
     select cell, code as meaning, count(*)::integer as count
     from changed
     group by cell, code`,
    [allowedSources]
  )
  return rows
}

/** Proposes the code of the source that has an unknown code for its name. */
export async function proposeNamedSources(
  connection: Connection
): Promise<void> {
  await connection.query(
    `update stock_import_unknown unknown
     set proposal = source.code, difference = 'name'
     from (${namedSources("null")}) source
     where source.name = ${NAME("unknown.name")}`
  )
}
