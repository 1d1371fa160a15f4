import { Readable } from "node:stream"
import { RecordCounter } from "../../src/csv"
import { byteByByte } from "./helpers"

async function count(chunks: Buffer[]) {
  const counter = new RecordCounter()
  const passed: Buffer[] = []
  for await (const chunk of Readable.from(chunks).pipe(counter)) {
    passed.push(chunk)
  }
  expect(Buffer.concat(passed)).toEqual(Buffer.concat(chunks))
  return counter.rows
}

describe("rows of an export", () => {
  it.each([
    ["nothing at all", "", 0],
    ["a header", "sku\n", 0],
    ["two rows", "sku\na\nb\n", 2],
    ["a quoted line feed", 'sku\n"a\nb"\nc\n', 2],
    ["a quote within quotes", 'sku\n"a "" \n"" b"\nc\n', 2],
  ])("are counted in %s, wherever the chunks end", async (_, csv, rows) => {
    const bytes = Buffer.from(csv)
    expect(await count([bytes])).toBe(rows)
    expect(await count(byteByByte(bytes))).toBe(rows)
  })
})
