import { createInstance } from "i18next"
import de from "./de.json"
import en from "./en.json"
import es from "./es.json"
import fr from "./fr.json"
import {
  alarmText,
  importErrorText,
  issueText,
  type Place,
  type TextParams,
  type Told,
  type ToldAlarm,
  type ToldIssue,
  type Translate,
} from "./issue-text"
import { LOCALES, type Locale } from "./locales"
import nl from "./nl.json"

export { LOCALES, type Locale }
export * from "./issue-text"

const TEXTS: Record<Locale, object> = { en, de, fr, es, nl }

const catalog = createInstance({
  resources: Object.fromEntries(
    LOCALES.map((locale) => [locale, { translation: TEXTS[locale] }])
  ),
  lng: "en",
  fallbackLng: "en",
  initImmediate: false,
  interpolation: { escapeValue: false },
})
void catalog.init()

/** The texts of a language. What params hold is put in as it is: nothing of it is read as syntax of the catalog. */
export function textsIn(locale: Locale): Translate {
  const t = catalog.getFixedT(locale)
  return (key: string, params: TextParams) =>
    t(key, {
      replace: params,
      nest: false,
      ...(params.count !== undefined && { count: Number(params.count) }),
    })
}

/** English: what answers of the API say. */
export const english: Translate = textsIn("en")

type Said<One> = Omit<One, "message"> & { message: string }

/** With its `message` in English, as answers have it. */
export function withIssueMessage<const Issue extends ToldIssue>(
  issue: Issue,
  at?: Place
): Said<Issue> {
  return { ...issue, message: issueText(english, issue, at) }
}

export function withAlarmMessage<const Alarm extends ToldAlarm>(
  alarm: Alarm
): Said<Alarm> {
  return { ...alarm, message: alarmText(english, alarm) }
}

export function withErrorMessage<const Failure extends Told>(
  error: Failure
): Said<Failure> {
  return { ...error, message: importErrorText(english, error) }
}
