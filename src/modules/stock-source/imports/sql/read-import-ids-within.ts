import type { Database } from "../../database/database"

/** Ids of the imports that were made for these sources or some of them only, and so tell of no other one. */
export async function readImportIdsWithin(
  database: Database,
  sourceCodes: readonly string[]
): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `select id from stock_import
     where deleted_at is null and allowed_source_codes <@ $1::jsonb`,
    [JSON.stringify(sourceCodes)]
  )
  return rows.map(({ id }) => id)
}
