import type { Connection } from "../../../database/connection"

const CELLS = ["source_code", "sku", "status", "quantity", "expected_quantity"]
const CELLS_OF_LINE = CELLS.map((name) => `coalesce(line.${name}, '')`).join(
  ", "
)

/** Takes lines that say letter by letter what a line above says out of the stage. Returns how many there were. */
export async function leaveOutRepeated(
  connection: Connection
): Promise<number> {
  const { rowCount } = await connection.query(
    `with said as (
       select row_number, row_number() over (partition by ${CELLS_OF_LINE} order by row_number) as time
       from stock_import_stage line
       where problem is null and sku is not null
     )
     delete from stock_import_stage line
     using said
     where said.row_number = line.row_number and said.time > 1`
  )
  return rowCount ?? 0
}
