import { useCallback } from "react"
import { useTranslation } from "react-i18next"

/** Names an issue in the admin's language; a code that nobody has named yet is shown as "something else". */
export function useIssueName() {
  const { t, i18n } = useTranslation("stockSources")
  return useCallback(
    (code: string) =>
      t(
        i18n.exists(`common.issue.${code}`, { ns: "stockSources" })
          ? `common.issue.${code}`
          : "imports.otherIssue"
      ),
    [t, i18n]
  )
}
