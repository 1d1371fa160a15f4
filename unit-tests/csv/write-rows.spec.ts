import fc from "fast-check"
import { writeStockCsv } from "../../src/csv"
import { byteByByte, codes, readAll, text } from "./helpers"

describe("writing rows", () => {
  it("writes the four columns in their order, header first", async () => {
    const csv = writeStockCsv([
      { sku: "A-1", source_code: "default", quantity: "10.5", status: 1 },
      { sku: "A-2", source_code: "berlin", quantity: 0, status: 0 },
    ])
    expect(await text(csv)).toBe(
      "source_code,sku,status,quantity\ndefault,A-1,1,10.5\nberlin,A-2,0,0\n"
    )
  })

  it("writes the header of no rows", async () => {
    expect(await text(writeStockCsv([]))).toBe(
      "source_code,sku,status,quantity\n"
    )
  })

  it("writes chosen columns, and nothing for what a row lacks", async () => {
    const csv = writeStockCsv(
      [{ sku: "A" }, { quantity: null, sku: "B" }],
      ["sku", "quantity"]
    )
    expect(await text(csv)).toBe("sku,quantity\nA,\nB,\n")
  })

  it("guards formulas in the SKU and nowhere else", async () => {
    const csv = writeStockCsv([{ sku: "=1+1", quantity: "-5" }])
    expect(await text(csv)).toContain("\n,'=1+1,,-5\n")
  })

  it("fails with the error of the rows", async () => {
    async function* broken() {
      yield { sku: "A" }
      throw new Error("connection lost")
    }
    await expect(text(writeStockCsv(broken()))).rejects.toThrow(
      "connection lost"
    )
  })

  it("is read back as it was, whatever the SKU", async () => {
    const char = fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        ",",
        ";",
        "\n",
        "\r",
        "\t",
        "=",
        "-",
        "＝",
        " "
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 })
    )
    const sku = fc
      .array(char, { maxLength: 12 })
      .map((chars) => chars.join(""))
      .filter((value) => !/[\0\ufffd]/.test(value))
    const row = fc.record({
      source_code: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
      sku,
      status: fc.constantFrom("0", "1"),
      quantity: fc
        .tuple(fc.nat(), fc.nat({ max: 9999 }))
        .map(([units, parts]) => `${units}.${parts}`),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const file = await text(writeStockCsv(rows))
          const whole = await readAll(file)
          const cut = await readAll(byteByByte(file))
          // An item has its SKU as it stands.
          const asGiven = whole.rows.map(({ given_sku, ...row }) => ({
            ...row,
            sku: given_sku ?? row.sku,
          }))
          expect(asGiven).toEqual(
            rows.map((given) => ({
              ...given,
              expected_quantity: null,
              quantity_change: null,
              row_number: expect.any(Number),
              problem: null,
            }))
          )
          expect(cut.rows).toEqual(whole.rows)
          expect(codes(whole)).toEqual(rows.map(() => null))
        }
      ),
      { numRuns: 300 }
    )
  })
})
