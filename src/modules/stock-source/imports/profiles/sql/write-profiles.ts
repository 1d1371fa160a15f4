import type { Connection } from "../../../database/connection"
import { newId } from "../../../database/sql/fragments"
import type { StockImportProfileDTO } from "../../../types"

/** A saved profile as it is kept. */
export type ProfileRecord = Omit<StockImportProfileDTO, "built_in">

type NewRecord = Omit<ProfileRecord, "id" | "created_at" | "updated_at">

const GIVEN = `jsonb_to_recordset($1::jsonb) as given (
  id text, name text, reading jsonb, options jsonb, replacements jsonb, fingerprint text, created_by text)`

export async function insertProfiles(
  connection: Connection,
  profiles: readonly NewRecord[]
): Promise<ProfileRecord[]> {
  const { rows } = await connection.query<ProfileRecord>(
    `insert into stock_import_profile (id, name, reading, options, replacements, fingerprint, created_by)
     select ${newId("simppro")}, name, reading, options, replacements, fingerprint, created_by
     from ${GIVEN}
     returning *`,
    [JSON.stringify(profiles)]
  )
  return rows
}

/** Gives profiles what they are to be from now on. */
export async function writeProfiles(
  connection: Connection,
  profiles: readonly ProfileRecord[]
): Promise<void> {
  await connection.query(
    `update stock_import_profile profile
     set name = given.name, reading = given.reading, options = given.options, replacements = given.replacements,
       fingerprint = given.fingerprint, updated_at = now()
     from ${GIVEN}
     where profile.id = given.id and profile.deleted_at is null`,
    [JSON.stringify(profiles)]
  )
}
