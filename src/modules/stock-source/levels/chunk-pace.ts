// Medusa's carts wait 5 s for a lock, then the shopper sees an error. So a chunk's locks are held for a tenth of that.
const WANTED_MS = 500
const FIRST = 250
const LEAST = 25

/**
 * How many lines the next chunk has. A chunk holds the locks of all its inventory items, and providers that several
 * processes share take these one after the other, a round trip each: 2,000 took 0.6 s from an idle PostgreSQL and
 * 25 s from a busy one. So chunks begin small, and grow for as long as they are quick.
 */
export class ChunkPace {
  private lines: number

  /** @param most lines of a chunk: option `chunk_size` */
  constructor(private readonly most: number) {
    this.lines = Math.min(FIRST, most)
  }

  /** Lines of the next chunk. */
  get size(): number {
    return this.lines
  }

  /** Runs `chunk` and learns from how long it took. */
  async measure<Result>(chunk: () => Promise<Result>): Promise<Result> {
    const began = performance.now()
    try {
      return await chunk()
    } finally {
      this.learnFrom(began)
    }
  }

  /** Learns from a chunk that has just ended. `began`: by `performance.now()`. */
  learnFrom(began: number): void {
    const milliseconds = performance.now() - began
    if (milliseconds < WANTED_MS / 2) {
      this.lines = Math.min(this.lines * 2, this.most)
    } else if (milliseconds > WANTED_MS) {
      this.lines = Math.max(
        Math.ceil(this.lines / 2),
        Math.min(LEAST, this.most)
      )
    }
  }
}
