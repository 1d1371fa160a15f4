import {
  byteByByte,
  failure,
  HEADER,
  readAll,
  rowNumbers,
  skus,
} from "./helpers"

const ROWS = [
  ["source_code", "sku", "status", "quantity"],
  ["default", "A-1", "1", "10.5"],
  ["default", "A-2", "0", "3"],
]
const join = (separator: string, lineEnd: string) =>
  ROWS.map((row) => row.join(separator) + lineEnd).join("")

describe("separators", () => {
  it.each([",", ";", "\t", "|"])("finds %j by itself", async (separator) => {
    const csv = await readAll(join(separator, "\n"))
    expect(csv.delimiter).toBe(separator)
    expect(skus(csv)).toEqual(["A-1", "A-2"])
  })

  it("is not misled by separators inside quotes", async () => {
    const csv = await readAll(
      'source_code;"a,b,c,d,e,f";sku;quantity\ndefault;x;A-1;1\n'
    )
    expect(csv.delimiter).toBe(";")
    expect(csv.header).toEqual([
      "source_code",
      "a,b,c,d,e,f",
      "sku",
      "quantity",
    ])
  })

  it("prefers the one that gives known names over the one that gives most cells", async () => {
    const csv = await readAll("x,y,z,w|sku|quantity\n1|A-1|2\n", {
      required: ["sku"],
    })
    expect(csv.delimiter).toBe("|")
  })

  it("takes a comma for a header of one cell", async () => {
    const csv = await readAll("sku\nA;1\n", { required: ["sku"] })
    expect(csv.delimiter).toBe(",")
    expect(skus(csv)).toEqual(["A;1"])
  })

  it("takes the given one", async () => {
    const error = await failure(join(";", "\n"), { delimiter: "," })
    expect(error.code).toBe("missing_column")
    expect(error.message).toContain('give it as "delimiter"')
  })

  it("refuses one that it does not know", async () => {
    await expect(readAll(HEADER, { delimiter: "#" })).rejects.toThrow(
      'Unknown delimiter "#"; allowed: ",", ";", "\\t", "|".'
    )
  })
})

describe("line ends", () => {
  it.each(["\n", "\r\n", "\r"])("reads %j", async (lineEnd) => {
    const csv = await readAll(join(",", lineEnd))
    expect(skus(csv)).toEqual(["A-1", "A-2"])
    expect(rowNumbers(csv)).toEqual([2, 3])
    expect(csv.rows[1].quantity).toBe("3")
  })

  it("reads all three mixed", async () => {
    const csv = await readAll("sku,quantity\r\nA,1\nB,2\rC,3\r\n\r\nD,4", {
      required: ["sku"],
    })
    expect(skus(csv)).toEqual(["A", "B", "C", "D"])
    expect(rowNumbers(csv)).toEqual([2, 3, 4, 6])
  })

  it("takes CRLF that is cut by a chunk's end for one line end", async () => {
    const csv = await readAll(byteByByte(join(",", "\r\n")))
    expect(rowNumbers(csv)).toEqual([2, 3])
  })

  it("needs none after the last row", async () => {
    const csv = await readAll(join(",", "\n").trimEnd())
    expect(skus(csv)).toEqual(["A-1", "A-2"])
  })
})
