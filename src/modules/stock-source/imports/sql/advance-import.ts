import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../database/connection"
import type { StockImportProgress } from "../../types"
import { type WritingAct, WRITING_ACTS } from "../states"
import { Refusal } from "../../refusal"

export type Advance = {
  importId: string
  act: WritingAct
  from: number
  through: number
  /** Row number of the plan's last line. */
  lastRow: number
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
  { importId, act, from, through, lastRow }: Advance
): Promise<void> {
  const { status, written, reported } = WRITING_ACTS[act]
  const progress: StockImportProgress = {
    phase: status,
    done: through,
    total: lastRow,
  }
  const { rowCount } = await connection.query(
    `update stock_import
     set ${written} = $3, ${reported} = $2, progress = $4, act_deaths = 0, updated_at = clock_timestamp()
     where id = $1 and ${written} = $2 and status = $5 and deleted_at is null`,
    [importId, from, through, JSON.stringify(progress), status]
  )
  if (!rowCount) {
    throw new Refusal(MedusaError.Types.CONFLICT, "import_status", {
      reason: "moved_on",
    })
  }
}
