import type { Connection } from "../../../database/connection"
import { jsonText } from "../../../database/sql/fragments"
import type { StockImportDTO } from "../../../types"
import { whyNot } from "../../sql/change-import-status"
import type { ReadingByProfile } from "../take-profile"

const COLUMNS = [
  "profile_id",
  "replacements",
  "delimiter",
  "encoding",
  "decimal_separator",
  "header_row",
  "sheet",
  "mapping",
  "match_by",
  "match_source_names",
  "empty_quantity",
] as const satisfies (keyof ReadingByProfile)[]

/**
 * Says how the file of an import that is being checked is read.
 *
 * @throws MedusaError `conflict` or `not_found` where it was canceled or deleted meanwhile
 */
export async function writeReading(
  connection: Connection,
  id: string,
  reading: ReadingByProfile
): Promise<StockImportDTO> {
  const columns = COLUMNS.filter((column) => reading[column] !== undefined)
  const { rows } = await connection.query<StockImportDTO>(
    `update stock_import
     set ${columns.map((column) => `${column} = given.${column}`).join(", ")}
     from jsonb_populate_record(null::stock_import, $2::jsonb) given
     where stock_import.id = $1 and stock_import.status = 'checking' and stock_import.deleted_at is null
     returning stock_import.*`,
    [id, jsonText(reading)]
  )
  if (!rows.length) {
    throw await whyNot(connection, { id, from: ["checking"] })
  }
  return rows[0]
}
