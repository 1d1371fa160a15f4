import { OPERATIONS } from "../../src/api/operations"
import {
  policyName,
  refusalsOf,
} from "../../src/api/utils/operations/operation"
import { CODES } from "../../src/modules/stock-source/codes"

/** The table of all routes that docs/api.md shows. */
export function routesTable(): string {
  return table(
    ["route", "does", "policy", "answers"],
    OPERATIONS.flatMap(({ operations }) =>
      operations.map((operation) => {
        const { route, summary, status, policy } = operation
        return [
          code(route),
          summary,
          policy ? code(policyName(policy)) : "–",
          [status, ...refusalsOf(operation)].join(", "),
        ]
      })
    )
  )
}

const WHERE: Record<keyof typeof CODES, string> = {
  row: "row",
  call: "row of a call",
  file: "file",
  alarm: "plan (alarm)",
  plan: "import (`error`)",
}

/** The table of all codes that docs/error-codes.md shows. */
export function codesTable(): string {
  return table(
    ["code", "where", "meaning", "what to do"],
    (Object.keys(CODES) as (keyof typeof CODES)[]).flatMap((part) =>
      Object.entries(CODES[part]).map(([name, { meaning, remedy }]) => [
        code(name),
        WHERE[part],
        meaning,
        remedy,
      ])
    )
  )
}

const code = (text: string) => `\`${text}\``

/** A table of Markdown with its columns aligned, as Prettier writes it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at].length))
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`
  const rule = widths.map((width) => "-".repeat(width))
  return [line(head), line(rule), ...rows.map(line)].join("\n")
}
