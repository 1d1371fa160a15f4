import { waitFor } from "../integration-tests/helpers/wait-for"
import {
  ChunkPipeline,
  type ChunkTurn,
} from "../src/modules/stock-source/imports/write/chunk-pipeline"

/** A chunk whose progress the test decides. */
class Chunk {
  /** What it has done so far. */
  readonly did: string[] = []
  private steps: Array<() => void> = []
  private failure?: Error

  constructor(
    readonly items: string[],
    private readonly patienceMs?: number
  ) {}

  async addTo(pipeline: ChunkPipeline): Promise<void> {
    const turn = await pipeline.turnOf(this.items)
    pipeline.add(turn, this.write(turn))
  }

  private async write(turn: ChunkTurn): Promise<void> {
    this.did.push("began")
    await this.pause()
    turn.letNextLock()
    this.did.push("locked")
    await this.pause()
    this.did.push(
      (await turn.previousIsCommitted(this.patienceMs)) ? "committed" : "let go"
    )
    await this.pause()
    this.did.push("told")
  }

  /** To the next thing it does. */
  async goOn(): Promise<void> {
    this.steps.shift()?.()
    await turns()
  }

  async fail(): Promise<void> {
    this.failure = new Error("a chunk failed")
    await this.goOn()
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resolve) => this.steps.push(resolve))
    if (this.failure) throw this.failure
  }
}

async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

function run(chunks: Chunk[]): Promise<void> {
  const pipeline = new ChunkPipeline(2)
  const addAll = async () => {
    for (const chunk of chunks) await chunk.addTo(pipeline)
  }
  const done = pipeline.untilEnded(addAll())
  done.catch(() => undefined)
  return done
}

describe("chunks of an import", () => {
  it("are written two at a time, and committed one after the other", async () => {
    const [a, b, c] = ["A", "B", "C"].map((item) => new Chunk([item]))
    const done = run([a, b, c])
    await turns()
    expect([a.did, b.did]).toEqual([["began"], []])
    await a.goOn()
    expect([a.did, b.did]).toEqual([["began", "locked"], ["began"]])
    await b.goOn()
    await b.goOn()
    expect([b.did, c.did]).toEqual([["began", "locked"], []])
    await a.goOn()
    expect(a.did).toEqual(["began", "locked", "committed"])
    expect([b.did, c.did]).toEqual([["began", "locked"], []])
    await a.goOn()
    expect(b.did).toEqual(["began", "locked", "committed"])
    expect(c.did).toEqual(["began"])
    for (const chunk of [b, c, c, c]) await chunk.goOn()
    await done
    expect(c.did).toEqual(["began", "locked", "committed", "told"])
  })

  it("wait for the end of the one before that has an item of theirs, whose lock it holds", async () => {
    const [a, b] = [new Chunk(["A", "B"]), new Chunk(["B", "C"])]
    const done = run([a, b])
    await turns()
    for (const chunk of [a, a]) await chunk.goOn()
    expect([a.did, b.did]).toEqual([["began", "locked", "committed"], []])
    await a.goOn()
    expect(b.did).toEqual(["began"])
    for (const chunk of [b, b, b]) await chunk.goOn()
    await done
  })

  it("hear that the one before takes longer than they can wait", async () => {
    const [a, b] = [new Chunk(["A"]), new Chunk(["B"], 1)]
    const done = run([a, b])
    await turns()
    for (const chunk of [a, b, b]) await chunk.goOn()
    await waitFor(
      "the second to let go",
      async () => b.did,
      (did) => did.includes("let go")
    )
    expect(a.did).toEqual(["began", "locked"])
    for (const chunk of [a, a, b]) await chunk.goOn()
    await done
  })

  it("are not committed behind one that failed, and none is left at work", async () => {
    const [a, b, c] = ["A", "B", "C"].map((item) => new Chunk([item], 60_000))
    const done = run([a, b, c])
    await turns()
    for (const chunk of [a, b, b]) await chunk.goOn()
    await a.fail()
    await expect(done).rejects.toThrow("a chunk failed")
    expect([b.did, c.did]).toEqual([["began", "locked"], []])
  })

  it("end with what the first one threw, and not with what the last one says of it", async () => {
    const [a, b] = [new Chunk(["A"]), new Chunk(["B"], 60_000)]
    const done = run([a, b])
    await turns()
    for (const chunk of [a, b, b]) await chunk.goOn()
    await a.fail()
    await expect(done).rejects.toThrow("a chunk failed")
  })

  it("are waited for when the work behind them fails", async () => {
    const a = new Chunk(["A"])
    let ended = false
    const pipeline = new ChunkPipeline(2)
    const addOne = async () => {
      await a.addTo(pipeline)
      throw new Error("no further chunk")
    }
    const done = pipeline.untilEnded(addOne()).finally(() => (ended = true))
    done.catch(() => undefined)
    await turns()
    expect(ended).toBe(false)
    for (const chunk of [a, a, a]) await chunk.goOn()
    await expect(done).rejects.toThrow("no further chunk")
    expect(a.did).toContain("told")
  })
})
