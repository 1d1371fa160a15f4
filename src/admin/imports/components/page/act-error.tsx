import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"
import { useStockMovingImports } from "../../hooks/use-other-imports"
import { isUnreachable } from "../../../shared/lib/connection"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { saidOf, statusOf } from "../../../shared/lib/errors"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "../../../shared/components/notice"

type Props = { stockImport: StockImport; error: unknown }

/** Why an act was refused; another import that is in the way is one click away. */
export const ActError = ({ stockImport, error }: Props) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const from = useLocation()
  const { data: movers = [] } = useStockMovingImports({
    enabled: statusOf(error) === 409,
  })
  if (!error) return null
  if (statusOf(error) === 401) {
    return (
      <Notice
        isUrgent
        variant="error"
        title={t("imports.uploadError.session")}
        action={
          <Button size="small" variant="secondary" asChild>
            <Link to="/login" state={{ from }}>
              {t("common.logIn")}
            </Link>
          </Button>
        }
      />
    )
  }
  const { params } = saidOf(error)
  const other = movers.find(
    ({ id, number }) => id !== stockImport.id && number === params?.other
  )
  return (
    <Notice
      isUrgent
      variant="error"
      title={t(
        isUnreachable(error)
          ? "imports.connection.waiting"
          : "imports.conflict.title"
      )}
      action={
        other && (
          <Button size="small" variant="secondary" asChild>
            <Link to={`/stock-imports/${other.id}`}>
              {t("imports.conflict.open")}
            </Link>
          </Button>
        )
      }
    >
      {errorText(error)}
    </Notice>
  )
}
