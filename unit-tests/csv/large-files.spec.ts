import type { RowErrors } from "../../src/csv"
import { errorReport, MAX_ROW_LENGTH, readStockCsv } from "../../src/csv"
import {
  byteByByte,
  bytes,
  codes,
  failure,
  HEADER,
  PARSED_HEADER,
  readAll,
  rowNumbers,
  skus,
  until,
} from "./helpers"
import { memoryPeak } from "./measure"

const MB = 1024 * 1024

/** `head`, then a filler of `size` bytes without a line end, then `tail`. */
function* longLine(
  head: string,
  size: number,
  tail: string,
  sample: () => void = () => undefined
) {
  yield Buffer.from(head)
  const filler = Buffer.alloc(MB / 16, "x")
  for (let sent = 0; sent < size; sent += filler.length) {
    sample()
    yield Buffer.from(filler)
  }
  yield Buffer.from(tail)
}

function* manyRows(count: number, sample: () => void, header = HEADER) {
  let chunk = header
  for (let i = 0; i < count; i++) {
    chunk += `source-${i % 6},SKU-${i},1,10\n`
    if (chunk.length > MB / 16) {
      sample()
      yield Buffer.from(chunk)
      chunk = ""
    }
  }
  yield Buffer.from(chunk)
}

describe("a row that is too long", () => {
  it("of 100 MB is one bad row, read in flat memory", async () => {
    const memory = memoryPeak()
    const csv = await readAll(
      longLine(
        `${HEADER}a,A,1,1\nb,`,
        100 * MB,
        ",1,1\nc,C,1,1\n",
        memory.sample
      )
    )
    expect(codes(csv)).toEqual([null, "row_too_long", null])
    expect(csv.rows[1]).toMatchObject({ row_number: 3, sku: null })
    expect(skus(csv)).toEqual(["A", null, "C"])
    expect(memory.growth()).toBeLessThan(70)
  })

  it("of 100 MB without any line end is no CSV", async () => {
    const memory = memoryPeak()
    const error = await failure(longLine("", 100 * MB, "", memory.sample))
    expect(error).toMatchObject({ code: "not_csv", row_number: 1 })
    expect(memory.growth()).toBeLessThan(70)
  })

  it("may have line ends and quotes inside its quotes", async () => {
    const cell = `"${'x""\r\n'.repeat(MAX_ROW_LENGTH)}"`
    const csv = await readAll(`${HEADER}a,${cell},1,1\nb,B,1,1\r\n\nc,C,1,1\n`)
    expect(codes(csv)).toEqual(["row_too_long", null, null])
    expect(csv.rows.map((row) => row.row_number)).toEqual([2, 3, 5])
  })

  it.each(["\n", "\r\n", "\r"])(
    "is found below rows that end with %j, wherever chunks end",
    async (lineEnd) => {
      const long = "x".repeat(MAX_ROW_LENGTH)
      const head = [HEADER.trim(), "a,A,1,1", "", "b,B,1,1", ""].join(lineEnd)
      const rest = [`c,${long},1,1`, "d,D,1,1", ""].join(lineEnd)
      const tail = Buffer.from(rest.slice(-40))
      const csv = await readAll([
        ...byteByByte(head),
        Buffer.from(rest.slice(0, -40)),
        ...byteByByte(tail),
      ])
      expect(codes(csv)).toEqual([null, null, "row_too_long", null])
      expect(rowNumbers(csv)).toEqual([2, 4, 5, 6])
    }
  )

  it("begins right above the limit", async () => {
    const sku = "x".repeat(MAX_ROW_LENGTH - "a,,1,1".length)
    const csv = await readAll(`${HEADER}a,${sku},1,1\na,${sku}y,1,1`)
    expect(codes(csv)).toEqual([null, "row_too_long"])
    expect(csv.rows[0].sku).toBe(sku)
  })

  it("comes of a quote that is never closed, in flat memory", async () => {
    const memory = memoryPeak()
    const csv = await readAll(
      longLine(`${HEADER}a,A,1,1\nb,"`, 100 * MB, "\n", memory.sample)
    )
    expect(codes(csv)).toEqual([null, "invalid_quotes"])
    expect(csv.rows[1].row_number).toBe(3)
    expect(memory.growth()).toBeLessThan(70)
  })
})

describe("many rows", () => {
  it.each([
    ["a million of them", HEADER],
    ["a million that a parser reads", PARSED_HEADER],
  ])("%s are read in flat memory", async (_name, header) => {
    const memory = memoryPeak()
    const input = bytes(manyRows(1_000_000, memory.sample, header))
    const csv = await readStockCsv(input, { required: ["sku"] })
    let count = 0
    for await (const { rows } of csv.plain?.blocks ?? []) count += rows
    expect(count).toBe(header === HEADER ? 1_000_000 : 0)
    for await (const rows of csv.rows) count += rows.length
    expect(count).toBe(1_000_000)
    expect(memory.growth()).toBeLessThan(40)
  })

  it("are searched for failing ones in flat memory", async () => {
    const memory = memoryPeak()
    async function* errors(): AsyncGenerator<RowErrors> {
      for (let row_number = 2; row_number < 200_000; row_number += 5) {
        yield { row_number, errors: "bad" }
      }
    }
    const input = bytes(manyRows(200_000, memory.sample))
    let size = 0
    for await (const chunk of errorReport(
      input,
      { required: ["sku"] },
      errors()
    )) {
      size += chunk.length
    }
    expect(size).toBeGreaterThan(39_000 * "2,bad,source-0,SKU-0,1,10\n".length)
    expect(memory.growth()).toBeLessThan(40)
  })

  it.each([
    ["plain", HEADER],
    ["parsed", PARSED_HEADER],
  ])(
    "are closed with their file when the loop is left: %s",
    async (_name, header) => {
      const input = bytes(manyRows(1_000_000, () => undefined, header))
      const csv = await readStockCsv(input, { required: ["sku"] })
      for await (const batch of csv.plain?.blocks ?? csv.rows) {
        expect(batch).toBeDefined()
        break
      }
      expect(await until(() => input.destroyed)).toBe(true)
    }
  )
})
