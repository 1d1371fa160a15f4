import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { importAgainPath } from "../../lib/import-options"
import {
  isHalfWritten,
  mayGoOn,
  type StockImport,
} from "../../lib/stock-import"
import { EndedNotices } from "./ended-notices"
import { StepSection } from "../upload/step-section"
import { useEndedText } from "./use-ended-text"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onUndo: () => void
  /** Goes on with an apply that was given up. */
  onApply: () => void
}

/** An import that has come to its end: what it did, what it left, and how to take it back or go on. */
export const EndedImport = ({
  stockImport,
  isBusy,
  onUndo,
  onApply,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const { title, hint } = useEndedText(stockImport)
  const { status, plan_dropped_at } = stockImport
  const isApplied = status === "applied"
  const isNew = isApplied || !!plan_dropped_at
  const canUndo = (isApplied || isHalfWritten(stockImport)) && !plan_dropped_at
  return (
    <StepSection
      key={status}
      title={title}
      hint={hint}
      actions={
        <>
          {mayGoOn(stockImport) &&
            can("stock_import:apply") &&
            !plan_dropped_at && (
              <Button
                size="small"
                variant="secondary"
                isLoading={isBusy}
                onClick={onApply}
              >
                {t("imports.actions.goOn")}
              </Button>
            )}
          {canUndo && can("stock_import:undo") && (
            <Button
              size="small"
              variant="secondary"
              isLoading={isBusy}
              onClick={onUndo}
            >
              {t("imports.actions.undo")}
            </Button>
          )}
          {can("stock_import:create") && (
            <Button size="small" variant="secondary" asChild>
              <Link
                to={isNew ? "/stock-imports/new" : importAgainPath(stockImport)}
              >
                {t(
                  isNew ? "imports.actions.newImport" : "imports.actions.again"
                )}
              </Link>
            </Button>
          )}
        </>
      }
    >
      <EndedNotices stockImport={stockImport} />
    </StepSection>
  )
}
