import { findFileProblem } from "../../src/admin/imports/lib/stock-file"

const file = (name: string, content: string | Uint8Array, type = "") =>
  new File([content as BlobPart], name, { type })

const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

describe("a file that is chosen for an import", () => {
  it.each([
    ["stock.csv", "text/csv"],
    ["stock.CSV", "application/vnd.ms-excel"],
    ["stock.tsv", ""],
    ["stock.txt", "text/plain"],
    ["no-ending", ""],
    ["stock.json", "application/json"],
    ["stock.ndjson", ""],
  ])("may be %s (%s)", async (name, type) => {
    expect(await findFileProblem(file(name, "sku\nA\n", type))).toBeNull()
  })

  it.each([
    ["stock.xlsx", [0x50, 0x4b, 3, 4]],
    ["stock.zip", [0x50, 0x4b, 3, 4]],
    ["stock.csv.gz", [0x1f, 0x8b, 0x08, 0x00]],
  ])("may be packed, as %s is", async (name, start) => {
    const packed = file(name, new Uint8Array(start), "application/x")
    expect(await findFileProblem(packed)).toBeNull()
  })

  it("may not be empty", async () => {
    expect(await findFileProblem(file("stock.csv", ""))).toBe("empty")
  })

  it.each([
    ["stock.xls", "anything"],
    ["stock.ods", "anything"],
    ["renamed.csv", new Uint8Array(OLD_WORKBOOK)],
  ])("may not be the workbook %s", async (name, content) => {
    expect(await findFileProblem(file(name, content))).toBe("workbook")
  })

  it.each([
    ["invoice.pdf", new Uint8Array([0x25, 0x50, 0x44, 0x46])],
    ["renamed.csv", new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ["no-workbook.xlsx", new Uint8Array([0x61, 0x2c])],
  ])("may not be the binary file %s", async (name, content) => {
    expect(await findFileProblem(file(name, content))).toBe("not_text")
  })

  it("may not be of another type", async () => {
    expect(
      await findFileProblem(file("stock.yaml", "{}", "application/yaml"))
    ).toBe("not_text")
  })
})
