import fc from "fast-check"
import { StockCsvError } from "../../src/csv"
import { HEADER, PARSED_HEADER, readAll, rowNumbers, skus } from "./helpers"

/** A cell of what CSV, spreadsheets, COPY or trimming could read in another way. */
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("berlin", "A-1", "1", "12.5", "") },
  fc.string({
    maxLength: 4,
    unit: fc.constantFrom(
      ..."a1. ,;\t|\"'\\=+-@\r\v\0\u00a0\u00fc\ufffd\ufeffN"
    ),
  })
)
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(cell, { minLength: 4, maxLength: 4 })
      .map((cells) => cells.join(",")),
  },
  fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(","))
)
const file = fc.record({
  lines: fc.array(line, { maxLength: 12 }),
  end: fc.constantFrom("\n", ""),
  chunk: fc.integer({ min: 1, max: 80 }),
})

/** A file as a stream gives it. */
function inChunks(text: string, size: number): Buffer[] {
  const whole = Buffer.from(text)
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
    whole.subarray(at * size, (at + 1) * size)
  )
}

/** What reading gives: the rows, or the error. */
async function outcome(text: string, chunk: number): Promise<unknown> {
  try {
    const { rows, issues } = await readAll(inChunks(text, chunk), {
      encoding: "utf-8",
      delimiter: ",",
    })
    return { rows, issues }
  } catch (error) {
    expect(error).toBeInstanceOf(StockCsvError)
    const { code, message } = error as StockCsvError
    return { code, message }
  }
}

describe("rows that need no parser", () => {
  it("are read as the parser reads them, whatever stands in a file", async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ lines, end, chunk }) => {
        const rows = lines.join("\n") + end
        expect(await outcome(HEADER + rows, chunk)).toEqual(
          await outcome(PARSED_HEADER + rows, chunk)
        )
      }),
      { numRuns: 1000 }
    )
  })

  it("are all rows of an export, also with a byte order mark", async () => {
    const csv = await readAll(`\ufeff${HEADER}a,A,1,1\na,B 2,0,2.5\n`)
    expect(csv.plain).toBe(2)
    expect(rowNumbers(csv)).toEqual([2, 3])
    expect(skus(csv)).toEqual(["A", "B 2"])
  })

  it("end at the first row that needs one; the rows behind it keep their numbers", async () => {
    const csv = await readAll(`${HEADER}a,A,1,1\n\na,"B",1,2\na,C,1,3\n`)
    expect(rowNumbers(csv)).toEqual([2, 4, 5])
    expect(skus(csv)).toEqual(["A", "B", "C"])
  })

  it("are those before a block with a row that needs one", async () => {
    const many = "a,A,1,1\n".repeat(20_000)
    const text = `${HEADER}${many}a,"B",1,2\na,C,1,3\n`
    const csv = await readAll(inChunks(text, 64 * 1024))
    expect(csv.plain).toBeGreaterThan(5_000)
    expect(csv.rows).toHaveLength(20_002)
    expect(rowNumbers(csv).slice(-2)).toEqual([20_002, 20_003])
    expect(skus(csv).slice(-2)).toEqual(["B", "C"])
  })

  it("a quote further down that is never closed is an error of its row", async () => {
    const many = "a,A,1,1\n".repeat(20_000)
    const text = `${HEADER}${many}a,"B,1,2\n`
    const csv = await readAll(inChunks(text, 64 * 1024))
    expect(csv.rows[20_000]).toMatchObject({
      row_number: 20_002,
      problem: { code: "invalid_quotes", params: { reason: "open_quote" } },
    })
  })
})
