import { createInstance } from "i18next"
import de from "./de.json"
import en from "./en.json"
import es from "./es.json"
import fr from "./fr.json"
import {
  alarmText,
  importErrorText,
  issueText,
  type TextParams,
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
export function withIssueMessage<Issue extends Parameters<typeof issueText>[1]>(
  issue: Issue,
  at?: Parameters<typeof issueText>[2]
): Said<Issue> {
  return { ...issue, message: issueText(english, issue, at) }
}

export function withAlarmMessage<Alarm extends Parameters<typeof alarmText>[1]>(
  alarm: Alarm
): Said<Alarm> {
  return { ...alarm, message: alarmText(english, alarm) }
}

export function withErrorMessage<
  Failure extends Parameters<typeof importErrorText>[1],
>(error: Failure): Said<Failure> {
  return { ...error, message: importErrorText(english, error) }
}
