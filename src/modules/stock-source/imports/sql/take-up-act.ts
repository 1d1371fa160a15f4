import type { Queryable } from "../../database/database"
import type { StockImportAct, StockImportStatus } from "../../types"

/** A workflow run at one point of an import. */
export type ActRun = {
  id: string
  run: string
  /** The act is at this point as long as the import is in one of these statuses. */
  during: readonly StockImportStatus[]
  /** And as long as this act is pending, where the status alone does not say so. */
  act?: StockImportAct
}

/**
 * Notes that a run is at work on an act, and returns how many have died at this point of it: a run that ends, well or
 * not, or hands over leaves no note, so that one found here is dead. The same run counts once however often it begins.
 *
 * @returns undefined where nothing is left of it to do
 */
export async function takeUpAct(
  queryable: Queryable,
  { id, run, during, act }: ActRun
): Promise<number | undefined> {
  const { rows } = await queryable.query<{ act_deaths: number }>(
    `update stock_import
     set
       act_deaths = act_deaths + case when act_run <> $2 then 1 else 0 end,
       act_run = $2,
       updated_at = clock_timestamp()
     where id = $1 and status = any($3::text[]) and ($4::text is null or pending_act = $4) and deleted_at is null
     returning act_deaths`,
    [id, run, during, act ?? null]
  )
  return rows[0]?.act_deaths
}

/** Notes that a run goes on: no other one may take its act up meanwhile. */
export async function keepActAlive(
  queryable: Queryable,
  { id, run }: Pick<ActRun, "id" | "run">
): Promise<void> {
  await queryable.query(
    `update stock_import set updated_at = clock_timestamp() where id = $1 and act_run = $2`,
    [id, run]
  )
}

/** Notes that a run has stopped in good order, and that any other one may go on with its act at once. */
export async function handActOver(
  queryable: Queryable,
  { id, run }: Pick<ActRun, "id" | "run">
): Promise<void> {
  await queryable.query(
    `update stock_import set act_run = null, updated_at = clock_timestamp()
     where id = $1 and act_run = $2 and pending_act is not null`,
    [id, run]
  )
}
