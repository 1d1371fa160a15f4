import path from "node:path"
import ts from "typescript"
import { ROOT } from "./markdown"

/** What an example may use without importing it: what a route, a step or a storefront has at hand. */
const SURROUNDINGS = `
import type Medusa from "@medusajs/js-sdk"
import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
declare global {
  const container: MedusaContainer
  const query: Omit<RemoteQueryFunction, symbol>
  /** A storefront's client, with its publishable key. */
  const sdk: Medusa
}
`

// Beside the tests, so that packages and this plugin are found as a store finds them.
const FOLDER = path.join(ROOT, "integration-tests/docs/virtual")

/**
 * Type-checks examples against the plugin as it is built and Medusa's own types.
 *
 * @param examples code by the place where it stands
 * @returns what is wrong, each with place, line of the example and TypeScript's message
 */
export function typecheck(examples: Map<string, string>): string[] {
  const files = new Map<string, { place: string; code: string }>()
  files.set(path.join(FOLDER, "surroundings.d.ts"), {
    place: "surroundings",
    code: SURROUNDINGS,
  })
  for (const [place, code] of examples) {
    const name = `${place.replace(/[^\w.]/g, "-")}.ts`
    files.set(path.join(FOLDER, name), {
      place,
      code: /^(import|export) /m.test(code) ? code : `${code}\nexport {}\n`,
    })
  }
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options: options(),
    host: hostOf(files),
  })
  return [...files].flatMap(([name, { place }]) => {
    const source = program.getSourceFile(name)
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map((problem) => describeProblem(place, problem))
  })
}

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(
    path.join(ROOT, "tsconfig.tests.json"),
    ts.sys.readFile
  )
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  return {
    ...options,
    types: ["node"],
    noEmit: true,
    // An example ends where it has made its point, and awaits where it stands.
    noUnusedLocals: false,
    noUnusedParameters: false,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
}

function hostOf(files: Map<string, { code: string }>): ts.CompilerHost {
  const host = ts.createCompilerHost(options())
  const { fileExists, readFile, getSourceFile } = host
  return Object.assign(host, {
    fileExists: (name: string) => files.has(name) || fileExists(name),
    readFile: (name: string) => files.get(name)?.code ?? readFile(name),
    getSourceFile: (
      name: string,
      language: ts.ScriptTarget | ts.CreateSourceFileOptions
    ) => {
      const file = files.get(name)
      return file
        ? ts.createSourceFile(name, file.code, language)
        : getSourceFile(name, language)
    },
  })
}

function describeProblem(place: string, problem: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(problem.messageText, "\n")
  const { line } = problem.file!.getLineAndCharacterOfPosition(problem.start!)
  return `${place}, line ${line + 1} of the example: ${message}`
}
