import { endedTheServer } from "../../../src/modules/stock-source/imports/act-deaths"
import type { PlanCode } from "../../../src/modules/stock-source/codes"
import type { ParkedAct } from "../../../src/modules/stock-source/types"
import type { BrowserStore } from "./store"

/** The code, and what completes "The server ended 3 times while …". */
const REASONS: Record<ParkedAct, [code: PlanCode, during: string]> = {
  check: ["check_given_up", "it checked this file"],
  apply: ["apply_given_up", "it wrote this import"],
  take_back: [
    "take_back_given_up",
    "it took back what this import had written",
  ],
  undo: ["undo_given_up", "it undid this import"],
  hook: ["hook_given_up", "a handler of the hook stockImportApplied ran"],
}

/**
 * Records that an act of an import was given up, and in which status, where that is another one. Servers do die in
 * `integration-tests/resume/kill.spec.ts`. Returns the import's id.
 */
export async function park(
  { database }: BrowserStore,
  id: string,
  act: ParkedAct,
  status?: "failed"
): Promise<string> {
  const [code, during] = REASONS[act]
  await database.rows(
    `update stock_import set parked_act = $2, error = $3, status = coalesce($4, status) where id = $1`,
    [id, act, { code, message: `${endedTheServer(during)}.` }, status]
  )
  return id
}
