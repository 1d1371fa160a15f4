import fs from "node:fs"
import path from "node:path"
import ts from "typescript"
import { ROOT } from "./markdown"

/** Something that a store may call, and what its comment says. */
export type Documented = {
  file: string
  name: string
  comment: boolean
  /** The code after each `@example`. */
  examples: string[]
}

/** The functions and workflows that `src/workflows/index.ts` exports. */
export function publicWorkflows(): Documented[] {
  const index = parse("src/workflows/index.ts")
  return index.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) {
      return []
    }
    const name = (statement.moduleSpecifier as ts.StringLiteral).text
    return callablesOf(`src/workflows/${path.posix.normalize(name)}.ts`)
  })
}

/** The public methods of the module's service, the inherited ones of ours too. */
export function serviceMethods(): Documented[] {
  const folder = "src/modules/stock-source"
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith("service.ts"))
    .flatMap((name) => methodsOf(`${folder}/${name}`))
}

function callablesOf(file: string): Documented[] {
  return parse(file).statements.flatMap((statement) => {
    if (!isExported(statement)) {
      return []
    }
    if (ts.isFunctionDeclaration(statement)) {
      return [describe(file, statement.name!.text, statement)]
    }
    if (!ts.isVariableStatement(statement)) {
      return []
    }
    return statement.declarationList.declarations
      .filter(({ initializer }) => initializer && isCallable(initializer))
      .map(({ name }) => describe(file, name.getText(), statement))
  })
}

function methodsOf(file: string): Documented[] {
  return parse(file)
    .statements.filter(ts.isClassDeclaration)
    .flatMap(({ members }) => members.filter(ts.isMethodDeclaration))
    .filter(({ modifiers }) => !modifiers?.some(isHiding))
    .map((method) => describe(file, method.name.getText(), method))
}

function describe(file: string, name: string, node: ts.Node): Documented {
  return {
    file,
    name,
    comment: ts.getJSDocCommentsAndTags(node).length > 0,
    examples: ts
      .getJSDocTags(node)
      .filter(({ tagName }) => tagName.text === "example")
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? ""),
  }
}

function isExported(statement: ts.Statement): boolean {
  return Boolean(
    ts.canHaveModifiers(statement) &&
      ts
        .getModifiers(statement)
        ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

const isCallable = (node: ts.Expression) =>
  ts.isCallExpression(node) || ts.isArrowFunction(node)

const isHiding = ({ kind }: ts.ModifierLike) =>
  kind === ts.SyntaxKind.PrivateKeyword ||
  kind === ts.SyntaxKind.ProtectedKeyword

function parse(file: string): ts.SourceFile {
  const text = fs.readFileSync(path.join(ROOT, file), "utf8")
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
}
