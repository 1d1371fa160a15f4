import { MedusaError } from "@medusajs/framework/utils"
import {
  ActPending,
  ChangedMeanwhile,
  type PendingImport,
} from "../../act-pending"
import type { Connection } from "../../../database/connection"
import { noSuchImport } from "../../no-such-import"
import { PLAN_IS_WHOLE } from "../../../database/sql/fragments"
import type { ImportRemains } from "./read-import-remains"
import { UNDER_WAY, isIn, sqlList } from "../../states"
import { Refusal } from "../../../refusal"

type Deleted = ImportRemains & { id: string }

/**
 * Hides imports on which nothing is under way and no act is pending, all of them or none. Call it in a transaction.
 *
 * @throws MedusaError `not_found`, `conflict`, {@link ActPending}.
 */
export async function deleteImports(
  connection: Connection,
  ids: readonly string[]
): Promise<Deleted[]> {
  const { rows } = await connection.query<Deleted>(
    `update stock_import
     set deleted_at = clock_timestamp()
     where id = any($1::text[]) and deleted_at is null
       and status not in ${sqlList(UNDER_WAY)} and pending_act is null
     returning id, number, file_key`,
    [ids]
  )
  const left = ids.find((id) => !rows.some((row) => row.id === id))
  if (left) {
    throw await whyKept(connection, left)
  }
  return rows
}

/** Brings imports back whose plan is still there: of others something is deleted already, and the rest will be. */
export async function restoreImports(
  connection: Connection,
  ids: readonly string[]
): Promise<void> {
  await connection.query(
    `update stock_import
     set deleted_at = null
     where id = any($1::text[]) and deleted_at is not null and file_key <> '' and ${PLAN_IS_WHOLE}`,
    [ids]
  )
}

async function whyKept(
  connection: Connection,
  id: string
): Promise<MedusaError> {
  const { rows } = await connection.query<PendingImport>(
    `select number, status, pending_act from stock_import where id = $1 and deleted_at is null`,
    [id]
  )
  if (!rows.length) {
    return noSuchImport(id)
  }
  const [found] = rows
  if (isIn(UNDER_WAY, found.status)) {
    return new Refusal(MedusaError.Types.CONFLICT, "import_status", {
      reason: "under_way",
      number: found.number,
      status: found.status,
    })
  }
  return found.pending_act ? new ActPending(found) : new ChangedMeanwhile(found)
}
