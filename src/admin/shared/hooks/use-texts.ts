import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { errorText } from "../../../texts/error-text"
import { type FeedFacts, feedText } from "../../../texts/feed-text"
import {
  alarmText,
  importErrorText,
  issueText,
  type Told,
  type ToldAlarm,
  type ToldIssue,
  type Translate,
} from "../../../texts/issue-text"
import { useFormat } from "./use-format"

/**
 * Says in the admin's language what the server gives as a code and its params, in the words of the catalog that the
 * server has too. Where an issue was found is left out: the screens show it beside it.
 */
export function useTexts() {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  return useMemo(() => {
    // What params hold is put in as it is: nothing of it is read as syntax of the catalog.
    const say: Translate = (key, params) =>
      t(`texts.${key}`, {
        replace: params,
        nest: false,
        interpolation: { escapeValue: false },
        ...(params.count !== undefined && { count: Number(params.count) }),
      })
    return {
      issue: (issue: ToldIssue) => begun(issueText(say, issue)),
      alarm: (alarm: ToldAlarm) => alarmText(say, alarm),
      importError: (error: Told) => begun(importErrorText(say, error)),
      error: (error: Told) => errorText(say, error),
      feed: (facts: FeedFacts) => feedText(say, facts, format.number),
    }
  }, [t, format])
}

/** A sentence that stands behind its place in the API begins here. */
function begun(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
