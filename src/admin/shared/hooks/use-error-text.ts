import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { errorTextKey, messageOf } from "../lib/errors"

/** `errorText(error)`: what happened and what to do, of a request that failed or of a fault on the page itself. */
export function useErrorText() {
  const { t } = useTranslation("stockSources")
  return useCallback(
    (error: unknown): string => {
      const key = errorTextKey(error)
      // The text sends the admin to the browser's console.
      if (key === "common.error.onPage") console.error(error)
      return key ? t(key) : (messageOf(error) ?? "")
    },
    [t]
  )
}
