import { MedusaError } from "@medusajs/framework/utils"
import type { PlanCode } from "./codes"
import type { Connection } from "./database"
import { countCheckRuns } from "./sql/count-check-runs"
import { recordImportError } from "./sql/record-import-error"

// One death is a crash of something else or a deployment, two are bad luck; the third is the file's own doing.
const MOST_DEATHS = 3

/**
 * Notes that a run begins to check an import, and refuses one whose check three runs have begun and not ended: only
 * the death of its process ends a run without a word. A lost database does not, so it counts once a run.
 *
 * Call it while this process holds the import, so that one that only waits for it does not count.
 *
 * @param run id of the workflow's run
 * @throws MedusaError `not_allowed`; the import has it as its `error`.
 */
export async function refuseDeadlyFile(
  connection: Connection,
  importId: string,
  run: string
): Promise<void> {
  const runs = await countCheckRuns(connection, importId, run)
  if (runs <= MOST_DEATHS) {
    return
  }
  const message = `The server ended ${MOST_DEATHS} times while it checked this file, so it is not tried again. The server's log says what ended it; upload the file in parts to find the lines that do it.`
  await recordImportError(connection, importId, {
    code: "check_given_up" satisfies PlanCode,
    message,
  })
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
