import { MedusaError } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
type ChunkInFlight = {
  itemIds: Set<string>
  /** It holds all of its items' locks, or it has ended. */
  locked: Promise<void>
  done: Promise<void>
}

/** The place of a chunk among those of its import. */
export class ChunkTurn {
  /** To be called once the chunk holds all of its inventory items' locks: only then does the next one take its own. */
  letNextLock!: () => void
  readonly locked = new Promise<void>((resolve) => (this.letNextLock = resolve))

  constructor(
    readonly itemIds: Set<string>,
    private readonly before: ChunkInFlight | undefined
  ) {}

  /**
   * Resolves when the chunk before is committed and reported; only then may this one be.
   *
   * @param patienceMs how long to wait for that; without it, for as long as it takes
   * @returns false where it took longer
   * @throws Error where the chunk before could not be written
   */
  async previousIsCommitted(patienceMs?: number): Promise<boolean> {
    if (!this.before) {
      return true
    }
    const ended = this.before.done.then(() => true)
    try {
      return await (patienceMs === undefined
        ? ended
        : within(patienceMs, ended))
    } catch {
      // Not its own error: by the code of that the transaction might be started anew.
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        "The chunk before could not be written."
      )
    }
  }
}

/**
 * Two chunks at a time, each writing in a connection of its own, which takes three fifths of the time of one; one after the
 * other where only one connection is had.
 *
 * They are committed in the order of the plan, so that the mark of what is written stays one number. None ever waits for
 * a later one: a chunk takes its items' locks when the one before has all of its own, shares no inventory item with
 * it, and lets go of its rows where that one does not end in time.
 */
export class ChunkPipeline {
  private older?: ChunkInFlight
  private newer?: ChunkInFlight

  /** @param width how many connections there are to write on; more than two are of no use */
  constructor(private readonly width: number) {}

  /** Waits until a chunk of these inventory items may begin; {@link add} what writes it then, before the next turn. */
  async turnOf(itemIds: string[]): Promise<ChunkTurn> {
    const { older, newer } = this
    await older?.done
    await newer?.locked
    if (
      newer &&
      (this.width < 2 || itemIds.some((id) => newer.itemIds.has(id)))
    ) {
      await newer.done
    }
    return new ChunkTurn(new Set(itemIds), newer)
  }

  /** Takes in a chunk that is being written; `written` resolves once it is committed and reported. */
  add({ itemIds, locked, letNextLock }: ChunkTurn, written: Promise<void>) {
    const done = written.finally(letNextLock)
    // Whoever adds the next chunk hears of a failure, or `untilEnded` does.
    done.catch(() => undefined)
    this.older = this.newer
    this.newer = { itemIds, locked, done }
  }

  /**
   * Ends when all chunks have been added and have ended, well or not.
   *
   * @throws what the first chunk that failed threw, or `adding`; nothing is in flight then.
   */
  async untilEnded(adding: Promise<void>): Promise<void> {
    try {
      await adding
      // In their order: where the older one fails, the newer one knows no more than that.
      await this.older?.done
      await this.newer?.done
    } finally {
      await Promise.allSettled([this.older?.done, this.newer?.done])
    }
  }
}

/** What `promise` says, or false where it takes longer. */
async function within(
  milliseconds: number,
  promise: Promise<boolean>
): Promise<boolean> {
  const timer = new AbortController()
  const late = wait(milliseconds, false, { signal: timer.signal })
  late.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
  }
}
