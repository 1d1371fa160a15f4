import { MedusaError } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import type { ChunkOrder } from "./chunk-order"

/** Writes one chunk; it resolves once the chunk is committed and reported. */
export type WriteChunk = (order: ChunkOrder) => Promise<void>

type ChunkInFlight = {
  itemIds: Set<string>
  /** It holds all of its items' locks, or it has ended. */
  locked: Promise<void>
  done: Promise<void>
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

  private constructor(private readonly width: number) {}

  /**
   * Runs `work`, which adds chunks; ends when all of them have ended, well or not.
   *
   * @param width how many connections there are to write on; more than two are of no use
   * @throws what the first chunk that failed threw, or `work`; nothing is in flight then.
   */
  static async run(
    width: number,
    work: (pipeline: ChunkPipeline) => Promise<void>
  ): Promise<void> {
    const pipeline = new ChunkPipeline(width)
    try {
      await work(pipeline)
      // In their order: where the older one fails, the newer one knows no more than that.
      await pipeline.older?.done
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
    if (
      newer &&
      (this.width < 2 || itemIds.some((id) => newer.itemIds.has(id)))
    ) {
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
  const done = write({
    letNextLock: locked,
    previousIsCommitted: (patienceMs) => hasEnded(before, patienceMs),
  }).finally(locked)
  // Whoever adds the next chunk hears of a failure, or `run` does.
  done.catch(() => undefined)
  return { itemIds, locked: isLocked, done }
}

async function hasEnded(
  chunk: ChunkInFlight | undefined,
  patienceMs?: number
): Promise<boolean> {
  if (!chunk) {
    return true
  }
  const ended = chunk.done.then(() => true)
  try {
    return await (patienceMs === undefined ? ended : within(patienceMs, ended))
  } catch {
    // Not its own error: by the code of that the transaction might be started anew.
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The chunk before could not be written."
    )
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
