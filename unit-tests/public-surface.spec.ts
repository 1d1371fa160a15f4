import fs from "node:fs"
import path from "node:path"
import ts from "typescript"
import manifest from "../package.json"
import known from "./public-surface.json"

const ROOT = path.resolve(__dirname, "..")

/** What a store can import from the package by name, and from which of its files. */
const ENTRIES = [
  "workflows/index",
  "modules/stock-source/index",
  "modules/stock-source/types/index",
  ...namesIn("links"),
  ...namesIn("scripts"),
]

function namesIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, "src", folder))
    .map((file) => `${folder}/${path.parse(file).name}`)
    .sort()
}

function fileOf(entry: string): string {
  return [`${entry}.ts`, `${entry}/index.ts`].find((file) =>
    fs.existsSync(file)
  ) as string
}

/** Names that a file exports, those of the files that it passes on included. */
function exportsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest
  )
  const names = source.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) {
      return ["default"]
    }
    if (ts.isExportDeclaration(statement)) {
      return exportedBy(statement, file)
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts
        .getModifiers(statement)
        ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    return isExported ? declaredBy(statement) : []
  })
  return [...new Set(names)].sort()
}

function exportedBy(
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
  file: string
): string[] {
  if (exportClause && ts.isNamedExports(exportClause)) {
    return exportClause.elements.map(({ name }) => name.text)
  }
  const { text } = moduleSpecifier as ts.StringLiteral
  return exportsOf(fileOf(path.join(path.dirname(file), text)))
}

function declaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(
      ({ name }) => (name as ts.Identifier).text
    )
  }
  const { name, modifiers } = statement as ts.FunctionDeclaration
  const isDefault = modifiers?.some(
    ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword
  )
  return [isDefault ? "default" : (name?.text ?? "")]
}

describe("what a store can import from the package", () => {
  it("is what it was: a name that goes is a breaking change, and belongs in the CHANGELOG", () => {
    const found = Object.fromEntries(
      ENTRIES.map((entry) => [
        entry,
        exportsOf(fileOf(path.join(ROOT, "src", entry))),
      ])
    )
    if (process.env.UPDATE_PUBLIC_SURFACE) {
      fs.writeFileSync(
        path.join(__dirname, "public-surface.json"),
        `${JSON.stringify({ exports: manifest.exports, names: found }, null, 2)}\n`
      )
    }
    expect({ exports: manifest.exports, names: found }).toEqual(known)
  })
})
