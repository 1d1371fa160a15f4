import { MedusaError } from "@medusajs/framework/utils"
import type { ChunkTurn } from "../../modules/stock-source/chunk-turn"

/** Writes one chunk; it resolves once the chunk is committed and told of. */
export type WriteChunk = (turn: ChunkTurn) => Promise<void>

type ChunkInFlight = {
  itemIds: Set<string>
  /** All of it is written, though not committed, or it has failed. */
  written: Promise<void>
  done: Promise<void>
}

/**
 * Two chunks at a time: while one is committed and told of, the next one is locked and written already. PostgreSQL had
 * nothing to do for a quarter of an apply.
 *
 * They are written and committed in the order of the plan, so that the mark of what is written stays one number. None ever
 * waits for a later one: a chunk begins to write when the one before has written all of its own, and shares no inventory
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
    await newer?.written
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
  let written!: () => void
  const isWritten = new Promise<void>((resolve) => (written = resolve))
  const done = write({ written, mine: () => after(before) }).finally(written)
  // Whoever adds the next chunk hears of a failure, or `run` does.
  done.catch(() => undefined)
  return { itemIds, written: isWritten, done }
}

async function after(before: ChunkInFlight | undefined): Promise<void> {
  try {
    await before?.done
  } catch {
    // Not its own error: by the code of that the transaction might be started anew.
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The chunk before could not be written."
    )
  }
}
