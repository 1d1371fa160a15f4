import { unknownCommands } from "./support/commands"
import { isAsDocumented } from "./support/expectation"
import { asksServer, tested, whyUntested } from "./support/languages"
import {
  documents,
  placeOf,
  readBlocks,
  readText,
  type Block,
} from "./support/markdown"
import { isJson, whyBroken } from "./support/requests"
import { publicWorkflows, serviceMethods } from "./support/tsdoc"
import { typecheck } from "./support/typecheck"

jest.setTimeout(180_000)

const blocks = documents().flatMap((file) => readBlocks(file))

describe("the code blocks of the documents", () => {
  it("are tested, or say why not", () => {
    expect(blocks.map(whyUntested).filter(Boolean)).toEqual([])
  })

  it("a block is found wherever it stands, and with it a missing test, reason or end", () => {
    const block = (text: string) => readBlocks("x.md", text)
    const untested = (text: string) => block(text).map(whyUntested)
    expect(untested("```php\n```")).toEqual([
      expect.stringContaining('x.md:1: no test for the language "php"'),
    ])
    expect(untested("<!-- not run: no -->\n\n```php\n```")).toEqual([
      expect.stringContaining("gives no reason"),
    ])
    expect(untested("<!-- not run: PHP is not here -->\n```php\n```")).toEqual([
      undefined,
    ])
    expect(() => block("```ts\n")).toThrow("x.md:1")
    expect(
      block("1. ```sh\n   npm ci\n   ```\n2. Then\n\n   ```sh\n   make\n   ```")
    ).toMatchObject([{ code: "npm ci\n" }, { code: "make\n", line: 6 }])
  })

  it.each(
    blocks.flatMap(({ marker, ...block }) =>
      marker.kind === "copy"
        ? [{ at: `${block.file}:${block.line}`, path: marker.path, ...block }]
        : []
    )
  )("$at is the file $path, letter by letter", ({ code, path }) => {
    expect(code).toBe(readText(path))
  })

  it("JSON can be parsed", () => {
    const broken = tested(blocks, "json").filter(({ code }) => !isJson(code))
    expect(broken.map(placeOf)).toEqual([])
  })

  it("requests go to routes that exist, with JSON", () => {
    const broken = tested(blocks, "http").flatMap((block) => {
      const reason = whyBroken(block.code)
      return reason ? [`${placeOf(block)}: ${reason}`] : []
    })
    expect(broken).toEqual([])
    expect(whyBroken("POST /admin/stock-imports/simp_1/apply\n{}")).toBe(
      undefined
    )
    expect(whyBroken("GET /admin/users/<user id>?fields=id\n")).toBe(undefined)
    expect(whyBroken("DELETE /admin/source-items/batch\n")).toContain("route")
    expect(whyBroken("POST /admin/sources\n{code}\n")).toContain("JSON")
    expect(whyBroken("curl /admin/sources\n")).toContain("method")
  })

  it("commands exist", () => {
    const commands = tested(blocks, "sh").filter((block) => !asksServer(block))
    expect(
      commands.flatMap((block) =>
        unknownCommands(block.code).map((line) => `${placeOf(block)}: ${line}`)
      )
    ).toEqual([])
    expect(
      unknownCommands(
        "npm run gone\nnpx medusa nothing\nnpm test -- gone/x.spec.ts\nmake"
      )
    ).toHaveLength(4)
  })

  it("an output is compared with what is documented", () => {
    expect(isAsDocumented('{"a":1,…', '{ "a": 1, "b": 2 }')).toBe(true)
    expect(isAsDocumented('{"a":2,…', '{ "a": 1, "b": 2 }')).toBe(false)
    expect(isAsDocumented('{"a":1}', '{"a":1}{}')).toBe(false)
  })
})

describe("TSDoc", () => {
  const workflows = publicWorkflows()

  it("every public workflow has a comment with an example", () => {
    expect(workflows.length).toBeGreaterThan(20)
    expect(
      workflows
        .filter(({ comment, examples }) => !comment || !examples.length)
        .map(({ name }) => name)
    ).toEqual([])
  })

  it("every public method of the module's service has a comment", () => {
    const methods = serviceMethods()
    expect(methods.length).toBeGreaterThan(40)
    expect(
      methods.filter(({ comment }) => !comment).map(({ name }) => name)
    ).toEqual([])
  })
})

describe("TypeScript", () => {
  it("examples of the documents and of TSDoc are right about the plugin's types", () => {
    const examples = new Map([
      ...tested(blocks, "ts").map(
        (block: Block) => [placeOf(block), block.code] as const
      ),
      ...publicWorkflows().flatMap(({ file, name, examples }) =>
        examples.map(
          (code) => [`${file} ${name}`, importing(name, code)] as const
        )
      ),
    ])
    const broken = new Map([
      ["x.md:1", "console.log(container.resolve('query').grap)"],
      ["x.md:2", importing("undoStockImportWorkflow", EXAMPLE_WITH_A_TYPO)],
    ])
    const problems = typecheck(new Map([...examples, ...broken]))
    expect(problems.filter((line) => !line.startsWith("x.md"))).toEqual([])
    expect(problems).toEqual([
      expect.stringMatching(/^x\.md:1, line 1 of the example: .*'grap'/),
      expect.stringMatching(/^x\.md:2, line 2 of the example: .*'ids'/s),
    ])
  })
})

const EXAMPLE_WITH_A_TYPO =
  'await undoStockImportWorkflow(container).run({ input: { ids: "simp_01…" } })'

function importing(name: string, code: string): string {
  return `import { ${name} } from "medusa-plugin-stock-sources/workflows"\n${code}\n`
}
