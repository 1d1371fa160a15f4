import type { ChunkTurn } from "../../modules/stock-source/chunk-turn"

/** Writes one chunk; it resolves once the chunk is committed and told of. */
export type WriteChunk = (turn: ChunkTurn) => Promise<void>

type ChunkInFlight = {
  itemIds: Set<string>
  /** All that it writes is locked, or it has failed. */
  locked: Promise<void>
  done: Promise<void>
}

/**
 * Two chunks at a time: while one is committed and told of, the next one is locked and written already. One connection
 * left half of a database idle that has two processors.
 *
 * They are locked and committed in the order of the plan, so that the mark of what is written stays one number, and none
 * ever waits for a later one: a chunk takes its locks when the one before has all of its own, and shares no inventory
 * item with one in flight.
 */
export class ChunkPipeline {
  private older?: ChunkInFlight
  private newer?: ChunkInFlight

  /**
   * Runs `work`, which adds chunks; ends when all of them have ended, well or not.
   *
   * @throws what the first chunk that failed threw, or `work`; nothing is in flight then.
   */
  static async run(
    work: (pipeline: ChunkPipeline) => Promise<void>
  ): Promise<void> {
    const pipeline = new ChunkPipeline()
    try {
      await work(pipeline)
      await pipeline.newer?.done
    } finally {
      await pipeline.settled()
    }
  }

  /** Begins with a chunk as soon as it may; does not wait for its end. */
  async add(itemIds: string[], write: WriteChunk): Promise<void> {
    const { older, newer } = this
    await older?.done
    await newer?.locked
    if (newer && itemIds.some((id) => newer.itemIds.has(id))) {
      await newer.done
    }
    this.older = newer
    this.newer = begin(new Set(itemIds), write, newer)
  }

  private async settled(): Promise<void> {
    await Promise.allSettled([this.older?.done, this.newer?.done])
  }
}

function begin(
  itemIds: Set<string>,
  write: WriteChunk,
  before: ChunkInFlight | undefined
): ChunkInFlight {
  let locked!: () => void
  const isLocked = new Promise<void>((resolve) => (locked = resolve))
  const done = write({ locked, mine: () => after(before) }).finally(locked)
  // Whoever adds the next chunk hears of a failure, or `run` does.
  done.catch(() => undefined)
  return { itemIds, locked: isLocked, done }
}

async function after(before: ChunkInFlight | undefined): Promise<void> {
  try {
    await before?.done
  } catch (error) {
    // Without its code, which would have the transaction started anew.
    throw new Error("The chunk before could not be written.", { cause: error })
  }
}
