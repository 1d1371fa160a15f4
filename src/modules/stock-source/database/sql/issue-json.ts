import type { IssueCode } from "../../codes"
import type { Issue } from "../../types"

/**
 * What is said with a code: no words, which are in src/texts, but which of the code's sentences (`reason`), and what is to
 * be filled in, as SQL by the params' names. A param that is null is left out.
 */
export type Sentence = {
  reason?: string
  params?: Record<string, string>
}

/** The first whose `when`, SQL, is true; the last needs none. */
export type Sentences = readonly (Sentence & { when?: string })[]

/** `value` and `proposal` are SQL. */
export type IssueOfLine = {
  code: IssueCode
  column: string | null
  value: string
  severity: Issue["severity"]
  says?: Sentences
  proposal?: string
}

/** An issue as it is kept: the one home of its JSON. */
export function issueJson(issue: IssueOfLine): string {
  const { code, column, value, severity, says, proposal } = issue
  return `jsonb_build_object(
    'code', '${code}', 'column', ${column ? `'${column}'` : "null::text"}, 'value', ${value},
    'severity', '${severity}', 'proposal', ${proposal ?? "null::text"}, 'params', ${paramsJson(says)}
  )`
}

/** The params of an issue as JSON. */
export function paramsJson(says: Sentences = []): string {
  if (!says.some(hasParams)) {
    return `'{}'::jsonb`
  }
  const [only] = says
  return says.length === 1
    ? sentenceJson(only)
    : `case ${says
        .map(
          (one) =>
            `${one.when ? `when ${one.when} then` : "else"} ${sentenceJson(one)}`
        )
        .join(" ")} end`
}

function hasParams({ reason, params }: Sentence): boolean {
  return reason !== undefined || params !== undefined
}

function sentenceJson({ reason, params = {} }: Sentence): string {
  const named = Object.entries(params).map(([name, sql]) => `'${name}', ${sql}`)
  const all = reason ? [`'reason', '${reason}'`, ...named] : named
  return `jsonb_strip_nulls(jsonb_build_object(${all.join(", ")}))`
}
