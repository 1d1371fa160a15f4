import { codes, failure, HEADER, readAll, rowNumbers, skus } from "./helpers"

describe("rows", () => {
  it("have the cells of all known columns, in whatever order the file has them", async () => {
    const { rows } = await readAll(
      "quantity,sku,source_code\n10.5,A-1,default\n"
    )
    expect(rows).toEqual([
      {
        row_number: 2,
        source_code: "default",
        sku: "A-1",
        status: null,
        quantity: "10.5",
        expected_quantity: null,
        quantity_change: null,
        problem: null,
      },
    ])
  })

  it("match header names whatever their case, spaces and quotes", async () => {
    const csv = await readAll(
      '\ufeff"Source_Code", SKU,Quantity \ndefault,A,1\n'
    )
    expect(csv.header).toEqual(["Source_Code", "SKU", "Quantity"])
    expect(csv.issues).toEqual([])
    expect(skus(csv)).toEqual(["A"])
  })

  it("trim every cell but the SKU", async () => {
    const { rows } = await readAll(`${HEADER} a , A 1 , 1 , 2 \n`)
    expect(rows[0]).toMatchObject({
      source_code: "a",
      sku: " A 1 ",
      status: "1",
      quantity: "2",
    })
  })

  it("have empty cells as empty text", async () => {
    const { rows } = await readAll(`${HEADER}a,A,,\n`)
    expect(rows[0]).toMatchObject({ status: "", quantity: "", problem: null })
  })

  it("read a SKU without the quote that guards a formula", async () => {
    const csv = await readAll(`${HEADER}a,'=A1,1,1\na,'B,1,1\na,-C,1,1\n`)
    expect(skus(csv)).toEqual(["=A1", "'B", "-C"])
  })

  it("read quotes, separators and line ends inside quotes", async () => {
    const csv = await readAll(`${HEADER}a,"5"" x, \r\n y",1,1\na,B,1,1\n`)
    expect(skus(csv)).toEqual(['5" x, \r\n y', "B"])
    expect(rowNumbers(csv)).toEqual([2, 3])
  })

  it("count blank rows, which are left out", async () => {
    const csv = await readAll(
      `${HEADER}\na,A,1,1\n,,,\n  \n"","",,\nb,B,1,1\n\n`
    )
    expect(rowNumbers(csv)).toEqual([3, 7])
  })

  it("follow a header that stands below blank rows", async () => {
    const csv = await readAll(`\n\n${HEADER}a,A,1,1\n`)
    expect(rowNumbers(csv)).toEqual([4])
  })

  it("come in batches whose numbers go on", async () => {
    const lines = Array.from({ length: 4500 }, (_, i) => `a,S${i},1,1\n`)
    const csv = await readAll(HEADER + lines.join(""))
    expect(rowNumbers(csv)).toEqual(lines.map((_, i) => i + 2))
    expect(csv.rows[4499].sku).toBe("S4499")
  })
})

describe("columns", () => {
  it("that are not known are named in a warning and ignored", async () => {
    const csv = await readAll(`color,${HEADER}red,a,A,1,1\n`)
    expect(csv.issues).toEqual([
      {
        code: "unknown_column",
        column: "color",
        params: {},
        severity: "warning",
      },
    ])
    expect(skus(csv)).toEqual(["A"])
  })

  it("that are not known, thousands of them, are named as far as anyone reads", async () => {
    const csv = await readAll(
      `${HEADER.trim()}${",x".repeat(30_000)}\na,A,1,1\n`
    )
    expect(csv.issues).toHaveLength(21)
    expect(csv.issues[20]).toEqual({
      code: "unknown_column",
      column: null,
      params: { reason: "further", further: 29980 },
      severity: "warning",
    })
  })

  it("of the error report are ignored without a warning", async () => {
    const csv = await readAll(`row_number,Errors,${HEADER}7,bad,a,A,1,1\n`)
    expect(csv.issues).toEqual([])
    expect(skus(csv)).toEqual(["A"])
  })

  it("without a name at the end are forgiven", async () => {
    const csv = await readAll("source_code,sku,quantity,,\na,A,1,,\na,B,1\n")
    expect(csv.issues).toEqual([])
    expect(codes(csv)).toEqual([null, null])
  })

  it("that are missing are named together with those found", async () => {
    const error = await failure("place,sku,status\na,A,1\n")
    expect(error).toMatchObject({
      code: "missing_column",
      column: "source_code",
      message:
        'The file lacks "source_code", "quantity"; its first row has "place", "sku", "status".',
    })
  })

  it("that are there twice are refused", async () => {
    const error = await failure("source_code,sku,quantity,SKU\na,A,1,B\n")
    expect(error).toMatchObject({ code: "duplicate_column", column: "sku" })
  })
})

describe("rows with a problem", () => {
  it("have too few cells", async () => {
    const csv = await readAll(`${HEADER}a,A,1\nb,B,1,1\n`)
    expect(codes(csv)).toEqual(["column_count", null])
    expect(csv.rows[0].problem?.params).toEqual({
      reason: "too_few",
      cells: 3,
      header_cells: 4,
    })
    expect(csv.rows[0].quantity).toBeNull()
  })

  it("have too many cells", async () => {
    const csv = await readAll(`${HEADER}a,A,1,1,5\n`)
    expect(codes(csv)).toEqual(["column_count"])
  })

  it("are not those with empty cells too many", async () => {
    const csv = await readAll(`${HEADER}a,A,1,1,, ,\n`)
    expect(codes(csv)).toEqual([null])
  })

  it("hold a NUL character, which never leaves the reader", async () => {
    const csv = await readAll(`${HEADER}a,A\0B,1,1\n`)
    expect(csv.rows[0].problem).toMatchObject({
      code: "invalid_encoding",
      column: "sku",
      value: "A\ufffdB",
    })
    expect(JSON.stringify(csv.rows)).not.toContain("\\u0000")
  })

  it("hold bytes that are no characters", async () => {
    const file = Buffer.concat([
      Buffer.from(`${HEADER}a,ö,1,1\na,X`),
      Buffer.from([0xff]),
      Buffer.from(",1,1\n"),
    ])
    const csv = await readAll(file)
    expect(codes(csv)).toEqual([null, "invalid_encoding"])
    expect(csv.rows[1].problem?.params).toEqual({ reason: "bytes" })
  })
})

describe("files that are refused", () => {
  it.each([
    ["no bytes", ""],
    ["only spaces and line ends", "  \n\r\n\t"],
    ["only a byte order mark", "\ufeff"],
    ["only separators", ",,,\n,,,\n"],
    ["a header alone", HEADER],
    ["a header and blank rows", `${HEADER}\n,,,\n`],
  ])("as empty_file: %s", async (_, file) => {
    expect((await failure(file)).code).toBe("empty_file")
  })

  it.each([
    ["an Excel workbook", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a PDF document", Buffer.from("%PDF-1.7")],
    ["a PNG image", Buffer.from("89504e470d0a1a0a", "hex")],
    ["a JPEG image", Buffer.from("ffd8ffe0", "hex")],
    ["an image", Buffer.from("RIFF\x10\0\0\0WEBPVP8 ")],
    ["an archive", Buffer.from("377abcaf271c0004", "hex")],
    ["an archive", Buffer.from("a.csv".padEnd(257, "\0") + "ustar\0")],
    ["a rich text document", Buffer.from("{\\rtf1\\ansi")],
    ["a web page", Buffer.from("\n<!DOCTYPE html><html>")],
    ["a web page", Buffer.from("<table><tr><td>sku</td></tr></table>")],
    ["an XML file", Buffer.from('<?xml version="1.0"?><stock/>')],
    [
      "an Excel 2003 table in XML",
      Buffer.from(
        '\ufeff<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
      ),
    ],
    ["a binary file", Buffer.alloc(5000)],
  ])("as not_csv: %s", async (looksLike, file) => {
    const error = await failure(file)
    expect(error.code).toBe("not_csv")
    expect(error.message).toContain(`This is ${looksLike}`)
  })

  it("pass on the error of the stream that they come from", async () => {
    async function* broken() {
      yield Buffer.from(HEADER.repeat(5000))
      throw new Error("connection lost")
    }
    await expect(readAll(broken())).rejects.toThrow("connection lost")
  })
})
