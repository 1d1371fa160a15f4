import { failure, readAll, rowNumbers, skus } from "./helpers"

describe("a mapping", () => {
  it("takes fields from columns by their names, by position, and from a value", async () => {
    const csv = await readAll("No.;Was;Wie viel\n1;A-1;5\n2;A-2;6\n", {
      mapping: {
        sku: { column: "was" },
        quantity: { column: 3 },
        source_code: { value: " berlin\u00a0" },
      },
    })
    expect(csv.rows[1]).toMatchObject({
      row_number: 3,
      source_code: "berlin",
      sku: "A-2",
      status: null,
      quantity: "6",
      problem: null,
    })
    expect(csv.issues).toEqual([])
    expect(csv.reading.mapping).toEqual({
      source_code: { value: "berlin" },
      sku: { column: "Was" },
      quantity: { column: "Wie viel" },
    })
  })

  it("leaves out a field that is null, whatever columns there are", async () => {
    const csv = await readAll("source_code,sku,status,quantity\na,A,0,1\n", {
      mapping: { status: null },
    })
    expect(csv.rows[0].status).toBeNull()
    expect(csv.plain).toBe(0)
  })

  it("by position alone reads a file without a header", async () => {
    const csv = await readAll("a,A,1\nb,B,2\n", {
      mapping: {
        source_code: { column: 1 },
        sku: { column: 2 },
        quantity: { column: 3 },
      },
    })
    expect(rowNumbers(csv)).toEqual([1, 2])
    expect(csv.reading.header_row).toBeNull()
  })

  it("makes a row of each source's column", async () => {
    const csv = await readAll("sku,Berlin,Paris\nA,1,2\n\nB,3,\n", {
      mapping: { sources: { Berlin: "berlin", Paris: "paris" } },
    })
    expect(
      csv.rows.map(({ row_number, source_code, sku, quantity }) => [
        row_number,
        source_code,
        sku,
        quantity,
      ])
    ).toEqual([
      [2, "berlin", "A", "1"],
      [3, "paris", "A", "2"],
      [6, "berlin", "B", "3"],
      [7, "paris", "B", ""],
    ])
  })

  it("to a name that two columns have is refused, and one by its own letters or position is not", async () => {
    const csv = "source_code,sku,Stock,stock,Stock\na,A,1,2,3\n"
    const from = (column: string | number) => ({
      mapping: { quantity: { column } },
    })
    expect(await failure(csv, from("Stock"))).toMatchObject({
      code: "duplicate_column",
      column: "Stock",
    })
    expect((await readAll(csv, from("stock"))).rows[0].quantity).toBe("2")
    expect((await readAll(csv, from(5))).rows[0].quantity).toBe("3")
  })

  it("of a column that is not there is refused, and told what is there", async () => {
    const error = await failure("sku,quantity\nA,1\n", {
      mapping: { sku: { column: "Artikel" } },
    })
    expect(error).toMatchObject({ code: "missing_column", column: "Artikel" })
    expect(error.message).toContain('names the column "Artikel"')
    expect(error.reading?.columns.map(({ name }) => name)).toEqual([
      "sku",
      "quantity",
    ])
  })
})

describe("a header in other words", () => {
  it.each([
    ["Source Code,SKU,Status,Quantity", 1],
    ["Lager;Artikelnummer;Verf\u00fcgbarkeit;Bestand", 4],
    ["entrep\u00f4t;r\u00e9f\u00e9rence;disponibilit\u00e9;quantit\u00e9", 4],
    ["almac\u00e9n;referencia;estado;existencias", 4],
    ["magazijn;artikelcode;beschikbaarheid;voorraad", 4],
    ["warehouse|item-number|in_stock|QTY", 4],
  ])("is understood: %s", async (header, assumed) => {
    const separator =
      header.split(/\w/u).find((text) => /^[,;|]$/.test(text)) ?? ","
    const csv = await readAll(
      `${header}\n${["main", "A-1", "1", "5"].join(separator)}\n`
    )
    expect(csv.rows[0]).toMatchObject({
      source_code: "main",
      sku: "A-1",
      status: "1",
      quantity: "5",
    })
    expect(csv.issues.map(({ code }) => code)).toEqual(
      Array(assumed).fill("assumed")
    )
  })

  it("is not guessed where two columns have equal claims", async () => {
    const error = await failure("sku,Bestand,Menge\nA,1,2\n", {
      required: ["sku", "quantity"],
    })
    expect(error.code).toBe("missing_column")
    expect(error.reading?.columns.map(({ proposals }) => proposals[0])).toEqual(
      [
        { field: "sku", confidence: 1 },
        { field: "quantity", confidence: 0.9 },
        { field: "quantity", confidence: 0.9 },
      ]
    )
  })

  it("is not believed where the cells look otherwise", async () => {
    const error = await failure("sku,stock\nA,Halle 3\nB,Halle 4\n", {
      required: ["sku", "quantity"],
    })
    expect(error.reading?.columns[1]).toMatchObject({
      name: "stock",
      samples: ["Halle 3", "Halle 4"],
    })
  })

  it("that is not there is said, with what the cells look like", async () => {
    const error = await failure("main,TENT-A,1,11\nmain,TENT-B,1,12\n")
    expect(error.message).toContain("The first row must name the columns")
    expect(error.reading).toMatchObject({ header_row: null })
    expect(
      error.reading?.columns.map(({ proposals }) => proposals[0]?.field)
    ).toEqual(["source_code", "sku", "status", "quantity"])
  })
})

describe("characters that cannot be seen", () => {
  it("are left out of codes and quantities, and told once a column", async () => {
    const csv = await readAll(
      "source_code,sku,quantity\nma\u200bin,A,1\nmain\u200b,B,\u200b2\n"
    )
    expect(csv.rows.map(({ source_code }) => source_code)).toEqual([
      "main",
      "main",
    ])
    expect(csv.issues).toEqual([
      expect.objectContaining({
        code: "invisible_characters",
        column: "source_code",
        params: { character: "U+200B", row: 2, count: 2 },
      }),
      expect.objectContaining({ column: "quantity" }),
    ])
  })

  it("in a SKU are left to the store, which may have it so", async () => {
    const csv = await readAll(
      "source_code,sku,quantity\nmain,MU\u0308-1,1\nmain,B\u00a0C,1\nmain,\u00dc,1\n"
    )
    expect(skus(csv)).toEqual(["M\u00dc-1", "B C", "\u00dc"])
    expect(csv.rows.map(({ given_sku }) => given_sku)).toEqual([
      "MU\u0308-1",
      "B\u00a0C",
      undefined,
    ])
  })
})
