import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Notice } from "../../../shared/components/notice"
import { useFormat } from "../../../shared/hooks/use-format"
import { useCorrections } from "../../hooks/use-corrections"
import { useMayCorrect } from "../../hooks/use-may-correct"
import type { StockImport } from "../../lib/stock-import"
import { ActError } from "../page/act-error"

/** How much of the file was corrected here, and the way back to what was uploaded. */
export const CorrectionsNotice = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { mutate, isPending, error } = useCorrections(stockImport.id)
  const mayCorrect = useMayCorrect(stockImport)
  const { corrections: count } = stockImport
  if (!count) return null
  return (
    <>
      <ActError stockImport={stockImport} error={error} />
      <Notice
        variant="info"
        title={t("imports.corrections.made", {
          count,
          n: format.number(count),
        })}
        action={
          mayCorrect && (
            <Button
              size="small"
              variant="secondary"
              isLoading={isPending}
              onClick={() => mutate("discard")}
            >
              {t("imports.corrections.discard")}
            </Button>
          )
        }
      >
        {t("imports.corrections.hint")}
      </Notice>
    </>
  )
}
