import { setTimeout as wait } from "node:timers/promises"

/** An act stops here because its process ends in good order: another process is to go on with it. */
export class HandedOver extends Error {
  constructor() {
    super("This process shuts down; another one goes on.")
  }
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const
// Docker kills ten seconds after it has asked; a chunk takes less than two.
const PATIENCE_MS = 8_000

/** Says that nobody is at a piece of work any more. */
type Leave = () => Promise<void>

/**
 * What this process does that its shutdown has to wait for. It hears of the shutdown by the signal itself, since Medusa
 * tells its modules only when the last request has been answered, and by {@link stop}, which they are told by.
 */
export class WorkUnderWay {
  private readonly pieces = new Map<Promise<unknown>, Leave | undefined>()
  private readonly stopped = new AbortController()
  private stopping?: Promise<void>

  /** Aborts when the process begins to shut down. */
  get signal(): AbortSignal {
    return this.stopped.signal
  }

  /** @throws HandedOver where the process shuts down. */
  goOn(): void {
    if (this.signal.aborted) {
      throw new HandedOver()
    }
  }

  /**
   * Runs a piece of work that stops in good order by itself where {@link signal} says so.
   *
   * @param leave called where it has not ended in time
   */
  async during<Result>(
    work: () => Promise<Result>,
    leave?: Leave
  ): Promise<Result> {
    const end = this.begin(leave)
    try {
      return await work()
    } finally {
      end()
    }
  }

  /** As {@link during}; the piece of work ends when what it returns is called. */
  begin(leave?: Leave): () => void {
    let ended!: () => void
    const piece = new Promise<void>((resolve) => (ended = resolve))
    this.add(piece, leave)
    return () => {
      this.remove(piece)
      ended()
    }
  }

  /** Asks all of it to stop, and waits for that a while. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll()
    return this.stopping
  }

  private async stopAll(): Promise<void> {
    this.stopped.abort()
    const late = new AbortController()
    await Promise.race([
      Promise.allSettled(this.pieces.keys()),
      wait(PATIENCE_MS, undefined, { signal: late.signal }).catch(
        () => undefined
      ),
    ])
    late.abort()
    await Promise.allSettled(
      [...this.pieces.values()].map(async (leave) => leave?.())
    )
  }

  private add(piece: Promise<unknown>, leave?: Leave): void {
    if (!this.pieces.size) {
      SIGNALS.forEach((signal) => process.on(signal, this.onSignal))
    }
    this.pieces.set(piece, leave)
  }

  private remove(piece: Promise<unknown>): void {
    this.pieces.delete(piece)
    if (!this.pieces.size) {
      SIGNALS.forEach((signal) => process.off(signal, this.onSignal))
    }
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // Without anybody else who listens the signal would have ended the process, as that of a script.
    const alone = process.listenerCount(signal) === 1
    void this.stop().finally(() => {
      if (alone) {
        process.off(signal, this.onSignal)
        process.kill(process.pid, signal)
      }
    })
  }
}
