import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../database"
import type { StockImportProgress } from "../types"

export type Advance = {
  importId: string
  /** Which of the two marks moves. */
  mark: "applied_through" | "undone_through"
  from: number
  through: number
  progress: StockImportProgress
}

const STATUSES = {
  applied_through: ["applying"],
  // A failed apply is taken back while it is still `applying`.
  undone_through: ["undoing", "applying"],
}

/**
 * Moves the mark of what is written, in the transaction that writes it: a chunk is written once, whoever tries.
 *
 * @throws MedusaError `conflict` where another process has moved it, or the import is no longer in this act.
 */
export async function advanceImport(
  connection: Connection,
  { importId, mark, from, through, progress }: Advance
): Promise<void> {
  const { rowCount } = await connection.query(
    `update stock_import
     set ${mark} = $3, progress = $4, updated_at = now()
     where id = $1 and ${mark} = $2 and status = any($5::text[])`,
    [importId, from, through, JSON.stringify(progress), STATUSES[mark]]
  )
  if (!rowCount) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `Stock import ${importId} was moved on by another process.`
    )
  }
}
