import fc from "fast-check"
import { Client } from "pg"
import { escapeFormula, escapeFormulaSql, unescapeFormula } from "../../src/csv"

const DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("'", ...DANGEROUS, "a", "\n", "ö") })
)

describe("formulas in cells", () => {
  it.each(DANGEROUS)(
    "puts a quote before a cell that begins with %j",
    (char) => {
      expect(escapeFormula(`${char}1`)).toBe(`'${char}1`)
    }
  )

  it("leaves other cells as they are", () => {
    for (const sku of ["", "A=1", "'A", "1-2", "''"]) {
      expect(escapeFormula(sku)).toBe(sku)
      expect(unescapeFormula(sku)).toBe(sku)
    }
  })

  it("escapes a cell that already looks escaped once more", () => {
    expect(escapeFormula("'=1")).toBe("''=1")
    expect(unescapeFormula("''=1")).toBe("'=1")
  })

  it("gives back every cell that was escaped", () => {
    fc.assert(
      fc.property(cell, (sku) => {
        expect(unescapeFormula(escapeFormula(sku))).toBe(sku)
      }),
      { numRuns: 2000 }
    )
  })

  it("never writes a cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(cell, (sku) => {
        expect(DANGEROUS).not.toContain(escapeFormula(sku)[0])
      }),
      { numRuns: 2000 }
    )
  })

  it("is the same rule in PostgreSQL", async () => {
    const client = new Client({
      host: process.env.DB_HOST,
      port: Number(process.env.DB_PORT),
      user: process.env.DB_USERNAME,
      password: process.env.DB_PASSWORD,
      database: "postgres",
    })
    await client.connect()
    try {
      const cells = fc
        .sample(cell, 3000)
        .filter((sku) => !/[\0\ud800-\udfff]/.test(sku))
      const { rows } = await client.query(
        `select ${escapeFormulaSql("cell")} as escaped
           from unnest($1::text[]) with ordinality as given (cell, position)
          order by position`,
        [cells]
      )
      expect(rows.map((row) => row.escaped)).toEqual(cells.map(escapeFormula))
    } finally {
      await client.end()
    }
  })
})
