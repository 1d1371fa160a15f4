import type { Connection } from "../../database/connection"
import type { SourceRecord } from "../../types"

/** Writes code, its origin and `enabled` of sources. Returns the ids of those whose `enabled` was another. */
export async function writeSources(
  connection: Connection,
  sources: Pick<SourceRecord, "id" | "code" | "code_generated" | "enabled">[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb)
         as given (id text, code text, code_generated boolean, enabled boolean)
     ), written as (
       update stock_source s
       set code = given.code, code_generated = given.code_generated, enabled = given.enabled, updated_at = now()
       from given join stock_source before using (id)
       where s.id = before.id
       returning s.id, s.enabled <> before.enabled as switched
     )
     select id from written where switched`,
    [JSON.stringify(sources)]
  )
  return rows.map(({ id }) => id)
}
