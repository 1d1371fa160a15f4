import en from "./en.json"
import {
  importErrorText,
  type TextParams,
  type Told,
  type Translate,
} from "./issue-text"

/** What a notification in the dashboard's feed tells of: an import's act that has ended, or an export. */
export type FeedCode =
  | "checked"
  | "rejected"
  | "applied"
  | "undone"
  | "canceled"
  | "failed"
  | "undo_failed"
  | "exported"
  | "export_failed"

/** Kept with a notification, so that the dashboard can say it in the language of whoever reads it. */
export type FeedFacts = {
  code: FeedCode
  /** Of an import its number, its file's name and how many rows came to what; what is 0 is left out. */
  params: TextParams
  /** Why an import ended as it did. */
  error?: Told | null
}

/** `link` names what a notification of an import leads to. */
export type FeedText = { title: string; description: string; link?: string }

/** Whether this version can say it. */
export function isFeedFacts(value: unknown): value is FeedFacts {
  const { code, params } = (value ?? {}) as Partial<FeedFacts>
  return String(code) in en.feed.title && typeof params === "object"
}

/** @param format how a count is written, such as `1,204` */
export function feedText(
  t: Translate,
  { code, params, error }: FeedFacts,
  format: (count: number) => string
): FeedText {
  const counted = (key: string, count: string | number) =>
    t(`feed.${key}`, { count, n: format(Number(count)) })
  const said = sentences(t, { code, params, error }, counted).join(" ")
  const title = t(`feed.title.${code}`, params)
  const { filename, number } = params
  return filename === undefined || number === undefined
    ? { title, description: said }
    : {
        title,
        description: t("feed.of_file", { filename, said }),
        link: t("feed.open", { number }),
      }
}

type Counted = (key: string, count: string | number) => string

function sentences(
  t: Translate,
  { code, params, error }: FeedFacts,
  counted: Counted
): string[] {
  const { to_confirm, not_undone, rows } = params
  const reason = error ? [importErrorText(t, error)] : []
  switch (code) {
    case "checked":
      return [
        `${figures(t, params, counted, PLANNED)}.`,
        ...(to_confirm === undefined
          ? []
          : [counted("said.to_confirm", to_confirm)]),
        t("feed.said.checked", {}),
      ]
    case "applied":
      return [`${figures(t, params, counted, WRITTEN)}.`, ...reason]
    case "undone":
      return [
        not_undone === undefined
          ? t("feed.said.undone", {})
          : counted("said.not_undone", not_undone),
      ]
    case "exported":
      return [counted("said.exported", rows)]
    case "rejected":
    case "failed":
    case "undo_failed":
      return reason.length ? reason : [t(`feed.said.${code}`, {})]
    default:
      return [t(`feed.said.${code}`, {})]
  }
}

const LEFT = { unchanged: "unchanged", skip: "skipped", error: "in_error" }
const PLANNED = {
  create: "to_create",
  update: "to_update",
  delete: "to_delete",
  ...LEFT,
}
const WRITTEN = {
  create: "created",
  update: "updated",
  delete: "deleted",
  ...LEFT,
}

function figures(
  t: Translate,
  params: TextParams,
  counted: Counted,
  words: Record<string, string>
): string {
  const parts = Object.entries(words)
    .filter(([outcome]) => params[outcome] !== undefined)
    .map(([outcome, word]) => counted(`rows.${word}`, params[outcome]))
  return parts.length ? parts.join(", ") : t("feed.rows.none", {})
}
