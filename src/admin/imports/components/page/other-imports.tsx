import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { importAgainPath } from "../../lib/import-options"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "../../../shared/components/notice"

type Props = {
  stockImport: StockImport
  writing?: StockImport
  movedStock?: StockImport
}

/** Other imports that are in the way of this plan, or have changed what it was made for. */
export const OtherImports = ({ stockImport, writing, movedStock }: Props) => {
  const { t } = useTranslation("stockSources")
  const open = ({ id, number }: StockImport) => (
    <Button size="small" variant="secondary" asChild>
      <Link to={`/stock-imports/${id}`}>
        {t("imports.others.open", { number })}
      </Link>
    </Button>
  )
  if (writing) {
    return (
      <div className="px-6 py-4">
        <Notice
          variant="info"
          title={t("imports.others.writing", { number: writing.number })}
          action={open(writing)}
        >
          {t("imports.others.writingHint")}
        </Notice>
      </div>
    )
  }
  if (!movedStock) return null
  return (
    <div className="px-6 py-4">
      <Notice
        variant="warning"
        title={t("imports.others.moved", { number: movedStock.number })}
        action={
          <>
            {open(movedStock)}
            <Button size="small" variant="secondary" asChild>
              <Link to={importAgainPath(stockImport)}>
                {t("imports.actions.checkAgain")}
              </Link>
            </Button>
          </>
        }
      >
        {t("imports.others.movedHint")}
      </Notice>
    </div>
  )
}
