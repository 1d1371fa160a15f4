import type { Connection } from "../../../database/connection"

/** First half of our locks' keys, as in `import-lock.ts`: "srcs" in ASCII. The second is a hash of the source's id. */
export const SETTLING_LOCKS = 0x73726373

/** Takes the lock of a source's settling for this session, if nobody has it. PostgreSQL frees it when the connection ends. */
export async function tryLockSettling(
  connection: Connection,
  sourceId: string
): Promise<boolean> {
  const { rows } = await connection.query<{ locked: boolean }>(
    `select pg_try_advisory_lock($1::integer, hashtext($2)) as locked`,
    [SETTLING_LOCKS, sourceId]
  )
  return rows[0].locked
}

export async function unlockSettling(
  connection: Connection,
  sourceId: string
): Promise<void> {
  await connection.query(
    `select pg_advisory_unlock($1::integer, hashtext($2))`,
    [SETTLING_LOCKS, sourceId]
  )
}
