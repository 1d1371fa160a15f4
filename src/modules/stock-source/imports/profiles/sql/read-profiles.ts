import type { Connection } from "../../../database/connection"
import type { Queryable } from "../../../database/database"
import type { ProfileRecord } from "./write-profiles"

const SELECT = "select * from stock_import_profile where deleted_at is null and"

/** Nobody else changes or deletes them until the transaction ends. */
export async function lockProfiles(
  connection: Connection,
  ids: readonly string[]
): Promise<ProfileRecord[]> {
  const { rows } = await connection.query<ProfileRecord>(
    `${SELECT} id = any($1::text[]) order by id for update`,
    [ids]
  )
  return rows
}

/** Those that bear one of the names, whatever its case. */
export async function readProfileNames(
  connection: Queryable,
  names: readonly string[]
): Promise<{ id: string; name: string }[]> {
  const { rows } = await connection.query<{ id: string; name: string }>(
    `${SELECT} lower(name) in (select lower(name) from unnest($1::text[]) as given (name))`,
    [names]
  )
  return rows
}

/** An id before a name: nobody else can take it. */
export async function readProfileByNameOrId(
  connection: Queryable,
  nameOrId: string
): Promise<ProfileRecord | undefined> {
  const { rows } = await connection.query<ProfileRecord>(
    `${SELECT} (id = $1 or lower(name) = lower($1)) order by id = $1 desc limit 1`,
    [nameOrId]
  )
  return rows[0]
}

/** The one that was changed last, where several are for the same header. */
export async function readProfileByFingerprint(
  connection: Queryable,
  fingerprint: string
): Promise<ProfileRecord | undefined> {
  const { rows } = await connection.query<ProfileRecord>(
    `${SELECT} fingerprint = $1 order by updated_at desc, id limit 1`,
    [fingerprint]
  )
  return rows[0]
}
