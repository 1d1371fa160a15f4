import type { Connection } from "../../database/connection"

/** First half of our advisory locks' keys, so that they meet nobody else's: "stok" in ASCII. The second is the import's number. */
export const IMPORT_LOCKS = 0x73746f6b

// What a second connection of a check writes: first half of its locks' keys.
const PLAN_LOCKS = IMPORT_LOCKS + 1

/** Takes the lock of an import for this session, if nobody has it. PostgreSQL frees it when the connection ends. */
export async function tryLockImport(
  connection: Connection,
  importNumber: number
): Promise<boolean> {
  const { rows } = await connection.query<{ locked: boolean }>(
    `select pg_try_advisory_lock($1::integer, $2::integer) as locked`,
    [IMPORT_LOCKS, importNumber]
  )
  return rows[0].locked
}

export async function unlockImport(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `select pg_advisory_unlock($1::integer, $2::integer)`,
    [IMPORT_LOCKS, importNumber]
  )
}

/**
 * Waits until nobody writes lines of an import's plan beside the one who has its lock: a second connection of its check
 * may outlive the first, if only by a statement. Held until the transaction ends.
 */
export async function lockPlan(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `select pg_advisory_xact_lock($1::integer, $2::integer)`,
    [PLAN_LOCKS, importNumber]
  )
}
