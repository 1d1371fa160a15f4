import ts from "typescript"
import { codesOf } from "../../src/modules/stock-source/codes"
import {
  BEHAVIORS,
  OUTCOMES,
  STOCK_IMPORT_STATUSES,
} from "../../src/modules/stock-source/types"
import { baseOf, FILES, readSources, readTexts } from "./texts"

const english = new Set(Object.keys(readTexts("en")))
const keys = new Set([...english].map((key) => baseOf(key, english)))

/** A key of a text as code has it: whole, or of a group of texts, or a pattern where a part is filled in. */
type Named = { where: string; key: string | RegExp }

const OURS = new RegExp(`^(${FILES.join("|")})\\.`)

function namedIn({ name, code }: { name: string; code: string }): Named[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true)
  const found: Named[] = []
  const visit = (node: ts.Node): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    const where = `${name}:${line + 1}`
    if (ts.isStringLiteralLike(node) && OURS.test(node.text)) {
      found.push({ where, key: node.text })
    } else if (ts.isTemplateExpression(node) && OURS.test(node.head.text)) {
      const parts = node.templateSpans.map(({ literal }) => literal.text)
      const pattern = [node.head.text, ...parts].map(escape).join("[\\w.]+")
      found.push({ where, key: new RegExp(`^${pattern}$`) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}

const named = readSources("src/admin").flatMap(namedIn)

const matches = ({ key }: Named, existing: string) =>
  typeof key === "string"
    ? key === existing || existing.startsWith(`${key}.`)
    : key.test(existing)

describe("the keys of the screens' texts", () => {
  it("exist, wherever code names one", () => {
    expect(named.length).toBeGreaterThan(100)
    const missing = named.filter(
      (one) => ![...keys].some((existing) => matches(one, existing))
    )
    expect(missing).toEqual([])
  })

  it("are all named somewhere", () => {
    const leftOver = [...keys].filter(
      (existing) => !named.some((one) => matches(one, existing))
    )
    expect(leftOver).toEqual([])
  })
})

describe("what the backend calls by a code", () => {
  const missing = (codes: Iterable<string>, prefix: string) =>
    [...codes].filter((code) => !keys.has(`${prefix}.${code}`))

  it("has a name for each status, outcome and behavior", () => {
    expect(missing(STOCK_IMPORT_STATUSES, "imports.status")).toEqual([])
    expect(missing(OUTCOMES, "imports.outcome")).toEqual([])
    expect(missing(BEHAVIORS, "imports.behavior")).toEqual([])
  })

  it("has a name for each alarm", () => {
    expect(missing(codesOf("alarm"), "imports.alarms")).toEqual([])
  })

  it("has a name for each issue of a row and of a file", () => {
    // Not those of transfers, which no import makes and no screen shows.
    const issues = [...codesOf("row"), ...codesOf("file")]
    expect(missing(issues, "imports.issues")).toEqual([])
  })
})
