import { CODES } from "../src/modules/stock-source/codes"
import en from "../src/texts/en.json"
import { readSources } from "./admin/texts"

/** How code and SQL give a code to what they say. */
const GIVEN = [
  /\bcode: "(\w+)"/g,
  /\bStockCsvError\(\s*"(\w+)"/g,
  /'code', '(\w+)'/g,
  /givenUpError\("(\w+)"/g,
  /\?\? \("(\w+)" satisfies PlanCode\)/g,
]

const given = (folder: string) =>
  readSources(folder)
    .filter(({ name }) => !name.endsWith("codes.ts"))
    .map(({ name, code }) => ({ name, code: withoutExamples(code) }))
    .flatMap(({ name, code }) =>
      GIVEN.flatMap((pattern) =>
        [...code.matchAll(pattern)].map(([, found]) => ({ name, code: found }))
      )
    )

// An example's source has a code as well.
function withoutExamples(code: string): string {
  return code.replace(/^ +\* .*$/gm, "")
}

describe("the list of codes", () => {
  /** What a notification tells has a text of its own (texts.spec.ts). */
  const told = Object.keys(en.feed.title)
  const listed = Object.values(CODES).flatMap((part) => Object.keys(part))
  const found = ["src/csv", "src/modules", "src/workflows"].flatMap(given)

  it("has every code that code and SQL give", () => {
    expect(found.length).toBeGreaterThan(40)
    const known = [...listed, ...told]
    expect(found.filter(({ code }) => !known.includes(code))).toEqual([])
  })

  it("has no code that nothing gives", () => {
    const codes = new Set(found.map(({ code }) => code))
    expect(listed.filter((code) => !codes.has(code))).toEqual([])
  })

  it("has each code once, but for alarms and errors of imports about rows or files that have the issue of the same code", () => {
    const { alarm, plan, ...others } = CODES
    const once = Object.values(others).flatMap((part) => Object.keys(part))
    expect(new Set(once).size).toBe(once.length)
    const ofImports = [...Object.keys(alarm), ...Object.keys(plan)]
    expect(new Set(ofImports).size).toBe(ofImports.length)
    const shared = ofImports.filter((code) => once.includes(code))
    expect(shared).toEqual([
      "missing_beside_errors",
      "already_applied",
      "ambiguous_quantity",
      "gone",
    ])
  })
})
