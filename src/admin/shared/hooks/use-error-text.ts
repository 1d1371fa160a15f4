import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { errorTextKey, saidOf } from "../lib/errors"
import { useTexts } from "./use-texts"

/** `errorText(error)`: what happened and what to do, of a request that failed or of a fault on the page itself. */
export function useErrorText() {
  const { t } = useTranslation("stockSources")
  const texts = useTexts()
  return useCallback(
    (error: unknown): string => {
      const key = errorTextKey(error)
      // The text sends the admin to the browser's console.
      if (key === "common.error.onPage") console.error(error)
      if (key) return t(key)
      const said = saidOf(error)
      return said.issues
        ? said.issues.map(texts.issue).join(" ")
        : texts.error(said)
    },
    [t, texts]
  )
}
