import { useCallback } from "react"
import { useTranslation } from "react-i18next"

/** Names an issue in the admin's language; a code that nobody has named yet is shown as "something else". */
export function useIssueName() {
  const { t, i18n } = useTranslation("stockSources")
  return useCallback(
    (code: string) =>
      t(
        i18n.exists(`imports.issues.${code}`, { ns: "stockSources" })
          ? `imports.issues.${code}`
          : "imports.issues.other"
      ),
    [t, i18n]
  )
}
