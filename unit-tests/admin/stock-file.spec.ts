import { findFileProblem } from "../../src/admin/imports/lib/stock-file"

const file = (name: string, content: string | Uint8Array, type = "") =>
  new File([content as BlobPart], name, { type })

describe("a file that is chosen for an import", () => {
  it.each([
    ["stock.csv", "text/csv"],
    ["stock.CSV", "application/vnd.ms-excel"],
    ["stock.tsv", ""],
    ["stock.txt", "text/plain"],
    ["no-ending", ""],
  ])("may be %s (%s)", async (name, type) => {
    expect(await findFileProblem(file(name, "sku\nA\n", type))).toBeNull()
  })

  it("may not be empty", async () => {
    expect(await findFileProblem(file("stock.csv", ""))).toBe("empty")
  })

  it.each([
    ["stock.xlsx", "PK\x03\x04"],
    ["stock.ods", "anything"],
    ["renamed.csv", "PK\x03\x04"],
  ])("may not be the workbook %s", async (name, content) => {
    expect(await findFileProblem(file(name, content))).toBe("workbook")
  })

  it.each([
    ["invoice.pdf", new Uint8Array([0x25, 0x50, 0x44, 0x46])],
    ["renamed.csv", new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ["stock.csv.gz", new Uint8Array([0x1f, 0x8b, 0x08, 0x00])],
  ])("may not be the binary file %s", async (name, content) => {
    expect(await findFileProblem(file(name, content))).toBe("not_text")
  })

  it("may not be of another type", async () => {
    expect(
      await findFileProblem(file("stock.json", "{}", "application/json"))
    ).toBe("not_text")
  })
})
