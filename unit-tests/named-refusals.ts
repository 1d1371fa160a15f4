import path from "node:path"
import ts from "typescript"
import { readSources } from "./admin/texts"

/** A place where code refuses a request: `new Refusal(type, code, params)` or `httpRefusal(status, code, params)`. */
export type NamedRefusal = {
  where: string
  code: string
  /** Those that are literally there; a reason that is a variable comes from elsewhere. */
  reasons: string[]
  hasVariableReason: boolean
  params: string[]
}

/** An object that names a reason, from which a refusal beside it or in an imported file is made. */
export type NamedReason = { where: string; reason: string; params: string[] }

type Parsed = {
  name: string
  refusals: NamedRefusal[]
  reasons: NamedReason[]
  literals: Set<string>
  imports: Set<string>
}

const files = readSources("src")
  .filter(({ name }) => !/^src\/(admin|texts)\//.test(name))
  .map(parsed)

export const refusals = files.flatMap((file) => file.refusals)

/** Of files that refuse with this code, and of those that import one. */
function around(code: string): Parsed[] {
  const makers = files.filter((file) =>
    file.refusals.some((one) => one.code === code)
  )
  return files.filter((file) =>
    makers.some((maker) => file === maker || file.imports.has(maker.name))
  )
}

export function isNamed(code: string, reason: string): boolean {
  const own = refusals.filter((one) => one.code === code)
  return (
    own.some(({ reasons }) => reasons.includes(reason)) ||
    (own.some(({ hasVariableReason }) => hasVariableReason) &&
      around(code).some(({ literals }) => literals.has(reason)))
  )
}

export function reasonsAround(code: string): NamedReason[] {
  return around(code).flatMap((file) => file.reasons)
}

function parsed({ name, code }: { name: string; code: string }): Parsed {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true)
  const found: Parsed = {
    name,
    refusals: [],
    reasons: [],
    literals: new Set(),
    imports: new Set(),
  }
  const own = new Set<ts.Node | undefined>()
  const visit = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    const where = `${name}:${line + 1}`
    if (ts.isImportDeclaration(node)) {
      const { text } = node.moduleSpecifier as ts.StringLiteral
      found.imports.add(`${path.join(path.dirname(name), text)}.ts`)
      return
    }
    if (ts.isStringLiteralLike(node)) {
      found.literals.add(node.text)
    }
    if (isRefusal(node)) {
      const [, named, params] = node.arguments ?? []
      if (named && ts.isStringLiteral(named)) {
        for (const one of alternatives(params)) {
          own.add(one)
          found.refusals.push({ where, code: named.text, ...read(one) })
        }
      }
    } else if (ts.isObjectLiteralExpression(node) && !own.has(node)) {
      const { reasons, params } = read(node)
      found.reasons.push(
        ...reasons
          .filter((reason) => reason !== "default")
          .map((reason) => ({ where, reason, params }))
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isRefusal(
  node: ts.Node
): node is ts.NewExpression | ts.CallExpression {
  return (
    (ts.isNewExpression(node) && node.expression.getText() === "Refusal") ||
    (ts.isCallExpression(node) &&
      /^(httpRefusal|super)$/.test(node.expression.getText()))
  )
}

/** `a ? b : c` is both. */
function alternatives(
  node: ts.Expression | undefined
): (ts.Expression | undefined)[] {
  return node && ts.isConditionalExpression(node)
    ? [...alternatives(node.whenTrue), ...alternatives(node.whenFalse)]
    : [node]
}

function read(params: ts.Expression | undefined) {
  if (params && !ts.isObjectLiteralExpression(params)) {
    return { reasons: [], hasVariableReason: true, params: [] }
  }
  const names: string[] = []
  const reasons: string[] = []
  let hasVariableReason = false
  for (const property of params?.properties ?? []) {
    const name = property.name?.getText()
    if (name === "reason") {
      const values = ts.isPropertyAssignment(property)
        ? alternatives(property.initializer)
        : [undefined]
      for (const value of values) {
        if (value && ts.isStringLiteral(value)) reasons.push(value.text)
        else hasVariableReason = true
      }
    } else if (name) {
      names.push(name)
    } else {
      // What is spread may bring a reason along, and leave it out.
      hasVariableReason = true
      reasons.push("default")
    }
  }
  if (!reasons.length && !hasVariableReason) {
    reasons.push("default")
  }
  return { reasons, hasVariableReason, params: names }
}
