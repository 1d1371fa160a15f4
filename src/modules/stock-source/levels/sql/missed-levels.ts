import { startAnew } from "../../database/database"

/** What a statement that writes levels tells beside what it has written. */
export type Missed = {
  /** Levels that it was to write and that were not as it had read them any more; decimal text. */
  missed: string
}

/**
 * Levels are written where they lie as they were read. Whoever changes one without Medusa's item locks, in the moment
 * between, moves it; nothing of theirs may be overwritten, so the transaction is to be tried again. To lock all levels
 * beforehand took a seventh of an apply.
 *
 * @throws Error that `Database.transaction` tries again
 */
export function refuseMissed(missed: string): void {
  if (Number(missed) > 0) {
    throw startAnew(
      `${missed} inventory levels have changed while they were written.`
    )
  }
}
