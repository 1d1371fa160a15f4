import type { Connection } from "../../../database/connection"

/**
 * The code of the only source there is; null where there are several.
 *
 * @param allowedSources codes in lowercase: there are no others for whoever asks
 */
export async function singleSourceCode(
  connection: Connection,
  allowedSources: readonly string[] | null = null
): Promise<string | null> {
  const { rows } = await connection.query<{ code: string }>(
    `select code from stock_source
     where deleted_at is null and ($1::text[] is null or lower(code) = any($1))
     limit 2`,
    [allowedSources]
  )
  return rows.length === 1 ? rows[0].code : null
}
