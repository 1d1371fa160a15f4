import { givenUpError } from "../../../src/modules/stock-source/imports/act-deaths"
import type { ParkedAct } from "../../../src/modules/stock-source/types"
import type { TextParams } from "../../../src/texts"
import type { BrowserStore } from "./store"

const HANDLER: TextParams = {
  reason: "handler",
  hook: "stockImportApplied",
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
  const error = givenUpError(`${act}_given_up`, act === "hook" ? HANDLER : {})
  await database.rows(
    `update stock_import set parked_act = $2, error = $3, status = coalesce($4, status) where id = $1`,
    [id, act, error, status]
  )
  return id
}
