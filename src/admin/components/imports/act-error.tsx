import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"
import { isUnreachable } from "../../lib/connection"
import { messageOf, statusOf } from "../../lib/errors"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "./notice"

type Props = { stockImport: StockImport; error: unknown }

/** Why an act was refused; another import that is in the way is one click away. */
export const ActError = ({ stockImport, error }: Props) => {
  const { t } = useTranslation("stockSources")
  const from = useLocation()
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
  const message = messageOf(error)
  const other = idsIn(message).find((id) => id !== stockImport.id)
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
            <Link to={`/stock-imports/${other}`}>
              {t("imports.conflict.open")}
            </Link>
          </Button>
        )
      }
    >
      {message}
    </Notice>
  )
}

function idsIn(message = ""): string[] {
  return message.match(/simp_[0-9A-Z]{26}/g) ?? []
}
