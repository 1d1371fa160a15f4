import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { messageOf, statusOf } from "../lib/errors"

const TEXTS: Record<number, string> = {
  401: "common.error.unauthorized",
  403: "common.error.forbidden",
  404: "common.error.notFound",
}

/**
 * `errorText(error)`: what happened and what to do, of a request that failed. What the server says of the admin's own
 * input or of a conflict is shown as it came; it names what is wrong.
 */
export function useErrorText() {
  const { t } = useTranslation("stockSources")
  return useCallback(
    (error: unknown): string => {
      const status = statusOf(error)
      if (status === undefined) return t("common.error.noAnswer")
      if (TEXTS[status]) return t(TEXTS[status])
      if (status >= 500) return t("common.error.unexpected")
      return messageOf(error) || t("common.error.unexpected")
    },
    [t]
  )
}
