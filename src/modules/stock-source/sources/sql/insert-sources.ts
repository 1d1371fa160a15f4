import type { Connection } from "../../database/connection"
import type { SourceRecord } from "../../types"
import { newId } from "../../database/sql/fragments"

/** Makes sources. The default is another statement's: see `moveDefaultSource`. */
export async function insertSources(
  connection: Connection,
  sources: Pick<
    SourceRecord,
    "code" | "enabled" | "code_generated" | "stock_location_id"
  >[]
): Promise<SourceRecord[]> {
  const { rows } = await connection.query<SourceRecord>(
    `insert into stock_source (id, code, enabled, code_generated, stock_location_id)
     select ${newId("src")}, code, enabled, code_generated, stock_location_id
     from jsonb_to_recordset($1::jsonb)
       as given (code text, enabled boolean, code_generated boolean, stock_location_id text)
     returning id, code, enabled, is_default, code_generated, stock_location_id`,
    [JSON.stringify(sources)]
  )
  return rows
}
