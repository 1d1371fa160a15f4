import { ChunkPipeline } from "../src/workflows/utils/chunk-pipeline"

/** A chunk whose progress the test decides. */
class Chunk {
  began = false
  committed = false
  private steps: Array<() => void> = []
  private failure?: Error

  constructor(readonly items: string[]) {}

  write: Parameters<ChunkPipeline["add"]>[1] = async ({ written, mine }) => {
    this.began = true
    await this.pause()
    written()
    await mine()
    this.committed = true
    await this.pause()
  }

  /** To its end of writing, then to that of telling. */
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
  const done = ChunkPipeline.run(async (pipeline) => {
    for (const { items, write } of chunks) await pipeline.add(items, write)
  })
  done.catch(() => undefined)
  return done
}

describe("chunks of an import", () => {
  it("begin while the one before is told of, and are committed one after the other", async () => {
    const [a, b, c] = ["A", "B", "C"].map((item) => new Chunk([item]))
    const done = run([a, b, c])
    await turns()
    expect([a.began, b.began]).toEqual([true, false])
    await a.goOn()
    expect([a.committed, b.began, c.began]).toEqual([true, true, false])
    await b.goOn()
    expect(b.committed).toBe(false)
    await a.goOn()
    expect([b.committed, c.began]).toEqual([true, true])
    await b.goOn()
    await c.goOn()
    await c.goOn()
    await done
    expect(c.committed).toBe(true)
  })

  it("wait for the end of the one before that has an item of theirs, whose lock it holds", async () => {
    const [a, b] = [new Chunk(["A", "B"]), new Chunk(["B", "C"])]
    const done = run([a, b])
    await turns()
    await a.goOn()
    expect([a.committed, b.began]).toEqual([true, false])
    await a.goOn()
    expect(b.began).toBe(true)
    await b.goOn()
    await b.goOn()
    await done
  })

  it("are not committed behind one that failed, and none is left at work", async () => {
    const [a, b, c] = ["A", "B", "C"].map((item) => new Chunk([item]))
    const done = run([a, b, c])
    await turns()
    await a.goOn()
    await b.goOn()
    await a.fail()
    await expect(done).rejects.toThrow("a chunk failed")
    expect([b.began, b.committed, c.began]).toEqual([true, false, false])
  })

  it("are waited for when the work behind them fails", async () => {
    const a = new Chunk(["A"])
    let ended = false
    const done = ChunkPipeline.run(async (pipeline) => {
      await pipeline.add(a.items, a.write)
      throw new Error("no further chunk")
    }).finally(() => (ended = true))
    done.catch(() => undefined)
    await turns()
    expect(ended).toBe(false)
    await a.goOn()
    await a.goOn()
    await expect(done).rejects.toThrow("no further chunk")
    expect(a.committed).toBe(true)
  })
})
