import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../database/connection"
import type { StockImportProgress } from "../../types"

export type Advance = {
  importId: string
  /** Which of the two marks moves. */
  mark: "applied_through" | "undone_through"
  from: number
  through: number
  progress: StockImportProgress
}

const STATUS = { applied_through: "applying", undone_through: "undoing" }

/** Which mark says that the events of what is written are out. */
const EMITTED = {
  applied_through: "apply_emitted_through",
  undone_through: "undo_emitted_through",
}

/**
 * Moves the mark of what is written, in the transaction that writes it: a chunk is written once, whoever tries.
 * The events of everything before it are out by then, which is noted here too. What died before this line was not
 * its doing.
 *
 * @throws MedusaError `conflict` where another process has moved it, or the import is no longer in this act, such as when it
 *   was canceled.
 */
export async function advanceImport(
  connection: Connection,
  { importId, mark, from, through, progress }: Advance
): Promise<void> {
  const { rowCount } = await connection.query(
    `update stock_import
     set ${mark} = $3, ${EMITTED[mark]} = $2, progress = $4, act_deaths = 0, updated_at = clock_timestamp()
     where id = $1 and ${mark} = $2 and status = $5 and deleted_at is null`,
    [importId, from, through, JSON.stringify(progress), STATUS[mark]]
  )
  if (!rowCount) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "The stock import was canceled, or moved on by another process."
    )
  }
}
