import fc from "fast-check"
import { codes, HEADER, readAll, rowNumbers, skus } from "./helpers"

describe("a quote", () => {
  it.each([
    ["inside an unquoted cell is a letter", `a,1/2" PIPE,1,1`, '1/2" PIPE'],
    ["behind spaces opens a cell", `a, "A,1" , "1",1`, "A,1"],
    ["behind = keeps text as it is", `a,="00123",1,1`, "00123"],
    ["behind = may itself be quoted", `a,"=""00123""",1,1`, "00123"],
    ["of a formula of another kind is a letter", `a,=A1&"x",1,1`, '=A1&"x"'],
    ["is written twice inside quotes", `a,"5"" x",1,1`, '5" x'],
  ])("%s", async (_, line, sku) => {
    const csv = await readAll(`${HEADER}${line}\nb,B,1,1\n`)
    expect(skus(csv)).toEqual([sku, "B"])
    expect(codes(csv)).toEqual([null, null])
  })

  it.each([
    ["that is never closed", `a,"A,1,1`, "open_quote"],
    ["that is never closed, above others", `a,"A,1,1\nc,"C",1,1`, "open_quote"],
    ["with text behind it", `a,"A"x,1,1`, "stray_quote"],
    [
      "with text behind it that ends with one",
      `a,"5" disk",1,1`,
      "stray_quote",
    ],
    ["behind a backslash", `a,"5\\" disk",1,1`, "backslash_quote"],
    ["behind a backslash at the cell's end", `a,"5\\"",1,1`, "backslash_quote"],
  ])("%s costs its row only", async (_, lines, reason) => {
    const csv = await readAll(`${HEADER}z,Z,1,1\n\n${lines}\nb,B,1,1\n`)
    expect(csv.rows[1]).toMatchObject({
      row_number: 4,
      sku: null,
      problem: { code: "invalid_quotes", params: { reason } },
    })
    expect(csv.rows.at(-1)).toMatchObject({ sku: "B", problem: null })
    expect(csv.rows).toHaveLength(lines.split("\n").length + 2)
  })

  it("that is never closed costs its row only, however much follows", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `a,S${i},1,1\n`)
    const csv = await readAll(`${HEADER}a,"A,1,1\n${rows.join("")}`)
    expect(codes(csv).filter(Boolean)).toEqual(["invalid_quotes"])
    expect(rowNumbers(csv).at(-1)).toBe(20_002)
  })

  it("in the header is the file's error", async () => {
    await expect(
      readAll(`source_code,"sku"x,quantity\na,A,1\n`)
    ).rejects.toMatchObject({
      code: "not_csv",
      row_number: 1,
    })
  })
})

describe("a table", () => {
  const cell = fc.string({
    maxLength: 5,
    unit: fc.constantFrom(..."aB1. ,;\t|\"'=\n\r\\-üß"),
  })
  const row = fc.tuple(cell, cell, cell, cell)
  const dialect = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    bom: fc.boolean(),
    separatorLine: fc.boolean(),
    quoteAll: fc.boolean(),
    spaced: fc.boolean(),
    nested: fc.boolean(),
    padding: fc.constantFrom("", "\x1a", "\0\0\0\0"),
    chunk: fc.integer({ min: 1, max: 60 }),
  })
  type Dialect = typeof dialect extends fc.Arbitrary<infer One> ? One : never

  function write(rows: string[][], how: Dialect): Buffer[] {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    const written = (text: string) => {
      const isPlain = !/^[\s=]|[\s,;|"]/.test(text) && !how.quoteAll
      return isPlain ? text : (how.spaced ? " " : "") + quote(text)
    }
    const lines = rows.map((cells) => cells.map(written).join(how.delimiter))
    const all = [
      ...(how.separatorLine ? [`sep=${how.delimiter}`] : []),
      ...(how.nested ? lines.map(quote) : lines),
    ]
    const text = all.map((line) => line + how.lineEnd).join("") + how.padding
    const whole = Buffer.from((how.bom ? "\ufeff" : "") + text)
    return Array.from(
      { length: Math.ceil(whole.length / how.chunk) },
      (_, at) => whole.subarray(at * how.chunk, (at + 1) * how.chunk)
    )
  }

  it("gives the same rows in whatever dialect it is written", async () => {
    const header = ["source_code", "sku", "status", "quantity"]
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        dialect,
        async (cells, how) => {
          const rows = cells.map(([a, b, c, d]) => [`x${a}`, b, c, `${d}y`])
          const csv = await readAll(write([header, ...rows], how), {
            encoding: "utf-8",
          })
          expect(
            csv.rows.map(({ source_code, sku, status, quantity, problem }) => [
              source_code,
              sku,
              status,
              quantity,
              problem,
            ])
          ).toEqual(
            rows.map(([a, b, c, d]) => [
              a.trim(),
              unguarded(b),
              asText(c).trim(),
              d.trim(),
              null,
            ])
          )
        }
      ),
      { numRuns: 1500 }
    )
  })

  /** What a cell means: text kept by a formula is the text. */
  function asText(cell: string): string {
    return /^="[^"]*"$/.test(cell) ? cell.slice(2, -1) : cell
  }

  /** What a SKU's cell means: a guard is taken off too. */
  function unguarded(cell: string): string {
    const text = asText(cell)
    return /^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text
  }
})
