import en from "./en.json"
import { visible } from "./visible"

/*
 * What is said of rows, files, calls, alarms and failed imports, from what code and SQL give: a code and its params. Knows
 * no language and no library: whoever calls it gives `t`, the server its own and the dashboard the one of its screens.
 */

/** Flat; `reason` names the sentence where a code has several. */
export type TextParams = Record<string, string | number>

/** Gives the text of a key of the catalog, with its `{{params}}` filled in. */
export type Translate = (key: string, params: TextParams) => string

/** What a sentence is made of. Without `params` it was kept by an earlier version, or comes from somebody else: as `message`. */
export type Told = { code: string; params?: TextParams; message?: string }

/** An issue of a row, a file or a call. */
export type ToldIssue = Told & { column?: string | null; value?: string | null }

export type ToldAlarm = Told & { source_code?: string | null }

/** Where an issue was found: how its message begins. A file's own issue has its row in its params. */
export type Place = { row?: number; path?: string }

/** The whole sentence, with "Row 3, sku: " in front where `at` says where. */
export function issueText(
  t: Translate,
  issue: ToldIssue,
  at: Place = {}
): string {
  const { code, params } = issue
  if (!params) {
    return issue.message ?? code
  }
  const given = seen({
    column: issue.column ?? "",
    value: issue.value ?? "",
    ...listed(t, present(t, issue.code, params)),
  })
  const said = [
    t(keyOf("issues", code, params), given),
    ...further(t, code, given),
  ]
  return placeText(t, issue, at) + said.join(" ")
}

export function alarmText(t: Translate, alarm: ToldAlarm): string {
  const { code, params, source_code } = alarm
  if (!params) {
    return alarm.message ?? code
  }
  return t(keyOf("alarms", code, params), {
    source_code: source_code ?? "",
    ...listed(t, params),
  })
}

/** Why an import ended as it did. The error of a file that cannot be read says what its issue says. */
export function importErrorText(t: Translate, error: Told): string {
  const { code, params } = error
  if (!params) {
    return error.message ?? code
  }
  if (code in en.issues && !(code in en.import_errors)) {
    return issueText(t, error)
  }
  const said = t(keyOf("import_errors", code, params), params)
  return code === "gone" ? `${goneRowsText(t, params)} ${said}` : said
}

/** Params as they are shown: no two that differ look alike. */
function seen(params: TextParams): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? visible(value) : value,
    ])
  )
}

function keyOf(part: string, code: string, { reason }: TextParams): string {
  return `${part}.${code}.${reason ?? "default"}`
}

// What is said of the row as a whole, though its issue names the column that it is about.
const OF_THE_ROW = new Set(["not_undone"])

function placeText(
  t: Translate,
  { code, column, params }: ToldIssue,
  { row = rowOf(params), path }: Place
): string {
  if (path !== undefined) {
    return t("issues.at.entry", { path })
  }
  if (row === undefined) {
    return ""
  }
  return column && !OF_THE_ROW.has(code) && params?.row === undefined
    ? t("issues.at.cell", { row, column })
    : t("issues.at.row", { row })
}

function rowOf(params?: TextParams): number | undefined {
  return params?.row === undefined ? undefined : Number(params.row)
}

/** What a param is called that SQL leaves out, since nothing is there. */
const ABSENT: Record<string, Record<string, string>> = {
  stale: { there: "none" },
  drifted: { before: "not_assigned", now: "not_assigned" },
  invalid_quantity: { there: "nothing" },
}

function present(t: Translate, code: string, params: TextParams): TextParams {
  const words = Object.entries(ABSENT[code] ?? {})
    .filter(([name]) => params[name] === undefined)
    .map(([name, word]) => [name, t(`words.${word}`, {})])
  return { ...params, ...Object.fromEntries(words) }
}

/** A list has its first entries in `<name>`, and how many more there are in `more_<name>`. */
function listed(t: Translate, params: TextParams): TextParams {
  const read = numbered(params).filter(({ cell }) => cell !== undefined)
  const all = read.length
    ? { ...params, readings: read.map((one) => readingText(t, one)).join(", ") }
    : params
  const cut = Object.entries(params)
    .filter(([name]) => name.startsWith("more_"))
    .map(([more_name, more]) => ({ name: more_name.slice(5), more }))
    .map(({ name, more }) => [
      name,
      t("words.and_more", { listed: (all as TextParams)[name], more }),
    ])
  return { ...all, ...Object.fromEntries(cut) }
}

/** What a cell was taken for; with how often it comes where that is counted. */
function readingText(t: Translate, reading: TextParams): string {
  return t(
    reading.count === undefined ? "words.reading" : "words.taken_for",
    reading
  )
}

/** What is said after the sentence itself: why a name is not known, which orders reserve, what to do. */
function further(t: Translate, code: string, params: TextParams): string[] {
  const { difference, orders, remedy, because, other_separator } = params
  return [
    ...(difference === undefined ? [] : [`also.${code}.${difference}`]),
    ...(orders === undefined ? [] : ["also.orders"]),
    ...(remedy === undefined ? [] : [`also.gone.${remedy}`]),
    ...(because === undefined ? [] : [`also.assumed.${because}`]),
    ...(other_separator === undefined ? [] : ["also.assumed.otherwise"]),
  ].map((key) => t(key, params))
}

/** What an apply has left out, with the first rows in full: `row_1`, `reason_1`, ... */
function goneRowsText(t: Translate, params: TextParams): string {
  const rows = numbered(params).map(({ row, column, value, message, ...one }) =>
    issueText(
      t,
      {
        code: "gone",
        column: asText(column),
        value: asText(value),
        message: asText(message),
        params: one.reason === undefined ? undefined : one,
      },
      { row: Number(row) }
    )
  )
  return [
    t("also.gone_rows", params),
    ...rows,
    ...(params.more === undefined ? [] : [t("also.gone_rows_more", params)]),
  ].join(" ")
}

function asText(value?: string | number): string | undefined {
  return value === undefined ? undefined : String(value)
}

/** Params of several things of a kind, one set for each: `cell_1`, `quantity_1`, `cell_2`, ... */
export function numbered(params: TextParams): TextParams[] {
  const sets: TextParams[] = []
  for (const [name, value] of Object.entries(params)) {
    const [, base, number] = /^(\w+)_(\d+)$/.exec(name) ?? []
    if (number) {
      sets[Number(number) - 1] = { ...sets[Number(number) - 1], [base]: value }
    }
  }
  return sets
}

/** The params of `numbered` things, to be spread into those of a text. */
export function numberParams(
  sets: readonly Record<string, string | number | null | undefined>[]
): TextParams {
  return Object.fromEntries(
    sets.flatMap((set, at) =>
      Object.entries(set)
        .filter(([, value]) => value != null)
        .map(([name, value]) => [`${name}_${at + 1}`, value as string | number])
    )
  )
}
