import {
  SOURCE_CODE,
  suggestCode,
  toFreeSourceCode,
  toSourceCode,
} from "../src/modules/stock-source/sources/source-code"

describe("a source's code made of a name", () => {
  it.each([
    ["Berlin", "berlin"],
    ["Lager Köln (Süd)", "lager-koln-sud"],
    ["  Straße_1 -- B ", "strasse-1-b"],
    ["Łódź", "odz"],
    ["Straße 9½", "strasse-91-2"],
    ["Entrepôt Sud", "entrepot-sud"],
    ["北京", "source"],
    ["-", "source"],
    ["", "source"],
    ["x".repeat(80), "x".repeat(64)],
    [`${"x".repeat(63)} y`, "x".repeat(63)],
  ])("%j becomes %j", (name, code) => {
    expect(toSourceCode(name)).toBe(code)
    expect(code).toMatch(SOURCE_CODE)
  })

  it("is left to the admin where the name has no letter of it", () => {
    expect(suggestCode("北京")).toBe("")
  })

  it("a taken code gets the next free number, whatever its case in the store", () => {
    expect(toFreeSourceCode("Berlin", new Set(["berlin", "berlin-2"]))).toBe(
      "berlin-3"
    )
    const long = "x".repeat(64)
    expect(toFreeSourceCode(long, new Set([long]))).toBe(`${"x".repeat(62)}-2`)
  })
})
