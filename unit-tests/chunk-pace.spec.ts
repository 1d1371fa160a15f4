import { setTimeout as wait } from "node:timers/promises"
import { ChunkPace } from "../src/modules/stock-source/levels/chunk-pace"

const quick = async () => undefined
const slow = () => wait(550)

describe("the size of chunks", () => {
  it("begins small and doubles up to chunk_size while chunks are quick", async () => {
    const pace = new ChunkPace(2_000)
    const sizes = [pace.size]
    for (let chunk = 0; chunk < 5; chunk++) {
      await pace.measure(quick)
      sizes.push(pace.size)
    }
    expect(sizes).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000])
  })

  it("halves after a chunk that held its locks too long, whether it was written or not", async () => {
    const pace = new ChunkPace(2_000)
    await pace.measure(slow)
    expect(pace.size).toBe(125)
    const failing = pace.measure(async () => {
      await slow()
      throw new Error("no lock")
    })
    await expect(failing).rejects.toThrow("no lock")
    expect(pace.size).toBe(63)
  })

  it("never passes a small chunk_size", async () => {
    const pace = new ChunkPace(3)
    await pace.measure(slow)
    expect(pace.size).toBe(3)
    await pace.measure(quick)
    expect(pace.size).toBe(3)
  })
})
