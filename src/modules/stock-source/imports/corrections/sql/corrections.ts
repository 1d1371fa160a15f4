import { generateEntityId } from "@medusajs/framework/utils"
import type { Queryable } from "../../../database/database"
import { jsonText } from "../../../database/sql/fragments"
import type { NewCorrection, StockImportCorrectionDTO } from "../correction"

const COLUMNS = `id, kind, "column", "from", "to", row_number, cells, skip, created_by, created_at`

/** The corrections of an import in the order in which they were made. */
export async function readCorrections(
  queryable: Queryable,
  importNumber: number
): Promise<StockImportCorrectionDTO[]> {
  const { rows } = await queryable.query<StockImportCorrectionDTO>(
    `select ${COLUMNS} from stock_import_correction where import_number = $1 order by position`,
    [importNumber]
  )
  return rows
}

/** The same by the import's id; undefined where there is no such import. */
export async function readCorrectionsOfId(
  queryable: Queryable,
  importId: string
): Promise<StockImportCorrectionDTO[] | undefined> {
  const { rows } = await queryable.query<{ number: number }>(
    "select number from stock_import where id = $1 and deleted_at is null",
    [importId]
  )
  return rows.length ? readCorrections(queryable, rows[0].number) : undefined
}

/** Keeps corrections behind those that are there, and returns their ids. */
export async function addCorrections(
  queryable: Queryable,
  importNumber: number,
  corrections: readonly NewCorrection[]
): Promise<string[]> {
  const kept = corrections.map((one) => ({
    ...one,
    id: generateEntityId(undefined, "simpcor"),
  }))
  await queryable.query(
    `insert into stock_import_correction (id, import_number, kind, "column", "from", "to", row_number, cells, skip, created_by)
     select one ->> 'id', $1, one ->> 'kind', one ->> 'column', one ->> 'from', one ->> 'to', (one ->> 'row_number')::integer,
       nullif(one -> 'cells', 'null'), (one ->> 'skip')::boolean, one ->> 'created_by'
     from jsonb_array_elements($2::jsonb) with ordinality as listed (one, at)
     order by at`,
    [importNumber, jsonText(kept)]
  )
  return kept.map(({ id }) => id)
}

/** Takes corrections back, all of them where no ids are given, and returns those that were there. */
export async function removeCorrections(
  queryable: Queryable,
  importNumber: number,
  ids?: readonly string[]
): Promise<StockImportCorrectionDTO[]> {
  const { rows } = await queryable.query<StockImportCorrectionDTO>(
    `delete from stock_import_correction
     where import_number = $1 and ($2::text[] is null or id = any($2))
     returning ${COLUMNS}`,
    [importNumber, ids ?? null]
  )
  return rows
}
