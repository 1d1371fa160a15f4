import {
  parseQuantity,
  typedQuantity,
} from "../../src/admin/sources/lib/parse-quantity"

describe("a quantity typed in the dashboard", () => {
  it.each([
    ["en", "12", "12"],
    ["en", " 1.5 ", "1.5"],
    ["en", "0", "0"],
    ["en", "0.0001", "0.0001"],
    ["en", "1000000000000", "1000000000000"],
    ["de", "1,5", "1.5"],
    ["fr", "2,25", "2.25"],
    ["nl", "7", "7"],
  ])("in %s %j is %j", (locale, text, quantity) => {
    expect(parseQuantity(text, locale)).toBe(quantity)
  })

  it.each([
    ["en", ""],
    ["en", "-1"],
    ["en", "1,5"],
    ["en", "1.00001"],
    ["en", "1e3"],
    ["en", "1000000000000.1"],
    ["en", ".5"],
    // One to some, a thousand to others.
    ["de", "1.000"],
    ["en", "1,000"],
    ["es", "many"],
  ])("in %s %j is refused", (locale, text) => {
    expect(parseQuantity(text, locale)).toBeNull()
  })

  it.each(["en", "de", "fr", "es", "nl"])(
    "what is shown in %s to be typed over is taken as it stands",
    (locale) => {
      for (const quantity of [0, 7, 1234567.25, 0.0001]) {
        const shown = typedQuantity(quantity, locale)
        expect(Number(parseQuantity(shown, locale))).toBe(quantity)
      }
    }
  )
})
