import ts from "typescript"
import { inspect } from "node:util"
import { expectAsDocumented } from "./expectation"

/** What an example may use without importing it. */
export type Surroundings = Record<string, unknown>

const AsyncFunction = (async () => undefined).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<void>

/**
 * Runs an example, with `await` at its top level, and returns what it exports. A comment of its own lines right below a
 * `console.log(…)` is what that is documented to print.
 */
export async function runTypeScript(
  place: string,
  code: string,
  surroundings: Surroundings = {}
): Promise<Record<string, any>> {
  const { code: logged, documented } = markLogs(code)
  const { outputText } = ts.transpileModule(logged, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  const printed: string[] = []
  const module = { exports: {} as Record<string, any> }
  const names = {
    ...surroundings,
    require,
    module,
    exports: module.exports,
    console: { log: () => undefined },
    $print: (at: number, ...values: unknown[]) => {
      printed[at] = values.map(show).join(" ")
    },
  }
  await new AsyncFunction(...Object.keys(names), outputText)(
    ...Object.values(names)
  )
  documented.forEach((text, at) =>
    expectAsDocumented(place, text, printed[at] ?? "(nothing)")
  )
  return module.exports
}

/** Numbers the logs whose output is documented. */
function markLogs(code: string): { code: string; documented: string[] } {
  const documented: string[] = []
  const marked = code.replace(
    /^console\.log\((.*)\)\n((?:\/\/ .*\n)+)/gm,
    (_, values, comment) => {
      documented.push(comment.replace(/^\/\/ /gm, ""))
      return `$print(${documented.length - 1}, ${values})\n`
    }
  )
  return { code: marked, documented }
}

function show(value: unknown): string {
  return typeof value === "string"
    ? value
    : inspect(value, { depth: null, breakLength: Infinity }).replace(/'/g, '"')
}
