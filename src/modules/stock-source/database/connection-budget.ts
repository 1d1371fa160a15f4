/** What holds connections for long: an apply or undo, a source that is settled, a check, an export as fast as it is read. */
export type LongWork = "write" | "settle" | "check" | "export"

export type Wanted = {
  work: LongWork
  /** Connections that it can use; it is given as many as can be spared, at least one. */
  upTo: number
  /** Goes beside no other of its kind that is large. */
  large?: boolean
  /** As many of these are taken at once, the others as they are needed; default: all. */
  atOnce?: number
  /** Gives up waiting, with the signal's reason. */
  signal?: AbortSignal
}

/** Connections that long work may hold until it gives them back. */
export type Share = { connections: number; giveBack(): void }

type Waiting = Wanted & { grant: (share: Share) => void }

// A check reads a file in this very process, which serves shoppers too: a third one would only make all three slower. Two
// large ones made a shopper wait twice as long as one, so that the second one is small.
const CHECKS_AT_ONCE = 2
// What a check leaves to others before it takes a second connection: an apply needs three to write two chunks at a time.
const LEFT_BY_A_CHECK = 3

/**
 * Bounds the connections that our long work holds to half of the process's pool, so that requests always get theirs.
 *
 * Work asks for all the connections it will hold at once, before it takes the first: whoever holds some never waits for
 * more, so that no two can wait for each other. What waits holds none. The kinds of work take turns, and in each the
 * first to come is the first to go: an apply does not wait for thirty checks, nor they for ever for applies.
 */
export class ConnectionBudget {
  private readonly total: number
  private free: number
  private readonly running: Record<LongWork, number> = {
    write: 0,
    settle: 0,
    check: 0,
    export: 0,
  }
  private readonly largeOnes = new Set<LongWork>()
  private readonly most: Record<LongWork, number>
  private readonly waiting: Waiting[] = []
  /** The kinds of work, the one whose turn it is first. */
  private turns: LongWork[] = ["settle", "write", "export", "check"]

  /** @param poolSize connections that the process may have */
  constructor(poolSize: number) {
    this.total = Math.max(1, Math.floor(poolSize / 2))
    this.free = this.total
    this.most = {
      write: this.total,
      settle: 1,
      check: Math.min(CHECKS_AT_ONCE, Math.max(1, this.total - 1)),
      export: Math.max(1, Math.floor(this.total / 2)),
    }
  }

  /** Waits for its turn; give the share back whatever happens. */
  async take(wanted: Wanted): Promise<Share> {
    const { signal } = wanted
    signal?.throwIfAborted()
    return new Promise<Share>((resolve, reject) => {
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1)
        reject(signal?.reason)
      }
      const waiting: Waiting = {
        ...wanted,
        grant: (share) => {
          signal?.removeEventListener("abort", giveUp)
          resolve(share)
        },
      }
      signal?.addEventListener("abort", giveUp, { once: true })
      this.waiting.push(waiting)
      this.serve()
    })
  }

  private serve(): void {
    for (let next = this.next(); next; next = this.next()) {
      this.waiting.splice(this.waiting.indexOf(next), 1)
      this.turns = [
        ...this.turns.filter((work) => work !== next?.work),
        next.work,
      ]
      next.grant(this.shareFor(next))
    }
  }

  private next(): Waiting | undefined {
    if (!this.free) {
      return undefined
    }
    for (const turn of this.turns) {
      const first = this.waiting.find(
        ({ work, large }) =>
          work === turn && !(large && this.largeOnes.has(work))
      )
      if (first && this.running[turn] < this.most[turn]) {
        return first
      }
    }
    return undefined
  }

  private shareFor({ work, upTo, large }: Wanted): Share {
    const connections = 1 + Math.min(upTo - 1, this.spare(work))
    this.free -= connections
    this.running[work]++
    if (large) {
      this.largeOnes.add(work)
    }
    let given = false
    return {
      connections,
      giveBack: () => {
        if (!given) {
          given = true
          this.free += connections
          this.running[work]--
          if (large) {
            this.largeOnes.delete(work)
          }
          this.serve()
        }
      },
    }
  }

  /** Connections beyond the first that can be given without making others wait. */
  private spare(work: LongWork): number {
    const left = work === "check" ? LEFT_BY_A_CHECK : 1
    return this.waiting.length ? 0 : Math.max(0, this.free - 1 - left)
  }
}
