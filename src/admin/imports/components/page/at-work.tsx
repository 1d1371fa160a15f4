import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { useTimeLeft } from "../../hooks/use-time-left"
import { progressOf, shareOf } from "../../lib/progress"
import { isTakingBack, type StockImport } from "../../lib/stock-import"
import { Announcer } from "./announcer"
import { ProgressBar } from "./progress-bar"
import { StepSection } from "../upload/step-section"
import { useProgressText } from "./use-progress-text"

type Props = {
  stockImport: StockImport
  onCancel: () => void
  isCanceling: boolean
}

/** An act that is under way: how far it is, how long it will take, and how to stop it. */
export const AtWork = ({ stockImport, onCancel, isCanceling }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { can } = usePermissions()
  const progress = progressOf(stockImport)
  const secondsLeft = useTimeLeft(progress)
  const { amount, timeLeft } = useProgressText(progress, secondsLeft)
  const act = actOf(stockImport)
  const title = t(`imports.progress.${act}Title`)
  const share = shareOf(progress)
  return (
    <StepSection
      key={act}
      title={title}
      hint={t(`imports.progress.${act}Hint`)}
      actions={
        isCancelable(stockImport) &&
        can("stock_import:cancel") && (
          <Button
            size="small"
            variant="secondary"
            onClick={onCancel}
            isLoading={isCanceling}
          >
            {t(
              act === "applying"
                ? "imports.actions.cancelApply"
                : "imports.actions.cancel"
            )}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-y-3 px-6 py-6">
        <ProgressBar label={title} value={share} />
        <div className="text-ui-fg-subtle flex flex-wrap justify-between gap-x-4 tabular-nums">
          <Text size="small">{amount}</Text>
          <Text size="small">{timeLeft}</Text>
        </div>
        <Announcer
          text={
            share === undefined
              ? amount
              : `${t("imports.progress.percent", { percent: format.percent(share) })} ${timeLeft}`
          }
        />
      </div>
    </StepSection>
  )
}

function actOf(stockImport: StockImport) {
  const { status } = stockImport
  if (isTakingBack(stockImport)) return "takingBack"
  if (status === "applying" || status === "undoing") return status
  return status === "checked" ? "waiting" : "checking"
}

function isCancelable({ status }: StockImport): boolean {
  return status !== "undoing"
}
