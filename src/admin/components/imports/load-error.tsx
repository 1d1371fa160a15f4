import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { messageOf, statusOf } from "../../lib/errors"
import { Notice } from "./notice"

type Props = { error: unknown; onRetry: () => void }

/** Why an import cannot be shown, and what to do. */
export const LoadError = ({ error, onRetry }: Props) => {
  const { t } = useTranslation("stockSources")
  const retry = (
    <Button size="small" variant="secondary" onClick={onRetry}>
      {t("imports.actions.retry")}
    </Button>
  )
  const link = (to: string, label: string) => (
    <Button size="small" variant="secondary" asChild>
      <Link to={to}>{label}</Link>
    </Button>
  )
  switch (statusOf(error)) {
    case 401:
      return (
        <Notice
          variant="error"
          title={t("imports.load.session")}
          action={link("/login", t("imports.load.login"))}
        />
      )
    case 403:
      return (
        <Notice variant="error" title={t("imports.load.forbidden")}>
          {messageOf(error)}
        </Notice>
      )
    case 404:
      return (
        <Notice
          variant="error"
          title={t("imports.load.notFound")}
          action={link("/stock-imports", t("imports.actions.history"))}
        >
          {t("imports.load.notFoundHint")}
        </Notice>
      )
    default:
      return (
        <Notice variant="error" title={t("imports.load.failed")} action={retry}>
          {messageOf(error)}
        </Notice>
      )
  }
}
