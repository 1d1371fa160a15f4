import type { Connection } from "../../database/connection"
import type { SourceRecord } from "../../types"

const COLUMNS = `id, code, enabled, is_default, code_generated, stock_location_id`

/** The live sources that bear one of the codes, whatever its case. */
export async function readSourcesByCode(
  connection: Connection,
  codes: string[]
): Promise<SourceRecord[]> {
  const { rows } = await connection.query<SourceRecord>(
    `select ${COLUMNS}
     from stock_source
     where deleted_at is null
       and lower(code) in (select lower(code) from unnest($1::text[]) as given (code))
     order by id`,
    [codes]
  )
  return rows
}

/** The live sources of the ids, their rows locked. */
export async function readSourcesById(
  connection: Connection,
  ids: string[]
): Promise<SourceRecord[]> {
  const { rows } = await connection.query<SourceRecord>(
    `select ${COLUMNS}
     from stock_source
     where deleted_at is null and id = any($1::text[])
     order by id
     for update`,
    [ids]
  )
  return rows
}

/** The live sources of the stock locations, their rows locked. */
export async function readSourcesByLocation(
  connection: Connection,
  locationIds: string[]
): Promise<SourceRecord[]> {
  const { rows } = await connection.query<SourceRecord>(
    `select ${COLUMNS}
     from stock_source
     where deleted_at is null and stock_location_id = any($1::text[])
     order by id
     for update`,
    [locationIds]
  )
  return rows
}

/** The default source; undefined in a store that has no source yet. */
export async function readDefaultSource(
  connection: Connection
): Promise<SourceRecord | undefined> {
  const { rows } = await connection.query<SourceRecord>(
    `select ${COLUMNS} from stock_source where is_default and deleted_at is null`
  )
  return rows[0]
}
