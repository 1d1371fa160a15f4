import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"
import { useErrorText } from "../hooks/use-error-text"
import { statusOf } from "../lib/errors"

/** In place of what could not be loaded: what happened, and the way on. */
export const LoadError = ({
  error,
  onRetry,
}: {
  error: unknown
  onRetry: () => void
}) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const from = useLocation()
  return (
    <div className="px-6 py-4" role="alert">
      <Alert variant="error" className="items-start">
        <div className="flex flex-col items-start gap-y-2">
          <Text size="small" leading="compact" weight="plus">
            {t("common.error.heading")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {errorText(error)}
          </Text>
          {statusOf(error) === 401 ? (
            <Button size="small" variant="secondary" asChild>
              <Link to="/login" state={{ from }}>
                {t("common.logIn")}
              </Link>
            </Button>
          ) : (
            <Button size="small" variant="secondary" onClick={onRetry}>
              {t("common.tryAgain")}
            </Button>
          )}
        </div>
      </Alert>
    </div>
  )
}
