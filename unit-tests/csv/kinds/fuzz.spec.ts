import { readStockCsv, StockCsvError } from "../../../src/csv"
import {
  fuzzedFiles,
  goodFiles,
} from "../../../integration-tests/helpers/fuzz-uploads"
import { printSeed, SEED } from "../../../integration-tests/helpers/random"
import { bytes } from "../helpers"
import { memoryPeak, workTime } from "../measure"

jest.setTimeout(120_000)

const COUNT = 2_000
const SLOWEST_MS = 2_000
const MOST_MB = 200

/** Rows that were read; undefined where the file was refused. */
async function read(file: Buffer): Promise<number | undefined> {
  try {
    const { plain, rows } = await readStockCsv(bytes(file), {
      required: ["sku"],
    })
    let count = 0
    for await (const block of plain?.blocks ?? []) count += block.rows
    for await (const batch of rows) count += batch.length
    return count
  } catch (error) {
    if (error instanceof StockCsvError) return undefined
    throw error
  }
}

describe("files of other kinds that were changed", () => {
  it("are read or refused, at once and in little memory", async () => {
    printSeed("fuzz-kinds")
    const outcomes: Record<string, [read: number, refused: number]> = {}
    let slowest = 0
    const memory = memoryPeak()
    for (const { kind, file } of fuzzedFiles(SEED, COUNT, await goodFiles())) {
      const worked = workTime()
      const rows = await read(file)
      slowest = Math.max(slowest, worked())
      memory.sample()
      outcomes[kind] ??= [0, 0]
      outcomes[kind][rows === undefined ? 1 : 0]++
    }
    expect(slowest).toBeLessThan(SLOWEST_MS)
    expect(memory.growth()).toBeLessThan(MOST_MB)
    // Both are among each kind.
    expect(Object.values(outcomes).flat().every(Boolean)).toBe(true)
    expect(Object.keys(outcomes)).toHaveLength(6)
  })
})
