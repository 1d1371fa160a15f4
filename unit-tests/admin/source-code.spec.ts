import {
  SOURCE_CODE,
  suggestCode,
} from "../../src/admin/sources/lib/source-code"
import {
  SOURCE_CODE as SERVERS_RULE,
  toSourceCode,
} from "../../src/modules/stock-source/sources/source-code"

describe("the code that the dashboard suggests for a source", () => {
  it("what may be a code is the server's rule", () => {
    expect(SOURCE_CODE).toEqual(SERVERS_RULE)
  })

  it.each([
    "Lager Köln (Süd)",
    "Entrepôt Sud",
    "Weißenburg",
    "  --  New York  --  ",
    `${"a".repeat(63)} b`,
    "Straße 9½",
  ])("of %j is the server's", (name) => {
    expect(suggestCode(name)).toBe(toSourceCode(name))
  })

  it("is left to the admin where the name has no letter of it", () => {
    expect(suggestCode("北京")).toBe("")
  })
})
