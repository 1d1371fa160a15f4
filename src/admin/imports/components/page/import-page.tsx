import { useTranslation } from "react-i18next"
import type { DecimalSeparator } from "../../../../modules/stock-source/types"
import { useStockImportActs } from "../../hooks/use-stock-import-acts"
import { useFormat } from "../../../shared/hooks/use-format"
import type { StockImport } from "../../lib/stock-import"
import { ActError } from "./act-error"
import { AtWork } from "./at-work"
import { CheckedPlan } from "../plan/checked-plan"
import { EndedImport } from "./ended-import"
import { ImportHeader } from "./import-header"
import { ImportSteps } from "./import-steps"
import { Notice } from "../../../shared/components/notice"
import { PlanDetails } from "../plan/plan-details"
import { RejectedPlan } from "../plan/rejected-plan"
import { isShownAtWork } from "./shown-at-work"
import { stepOf } from "./step-of-import"
import { useImportPrompts } from "./use-import-prompts"

/** One import at whichever step it is. */
export const ImportPage = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const acts = useStockImportActs(stockImport.id)
  const ask = useImportPrompts(stockImport)
  const { status, plan_dropped_at } = stockImport

  const cancel = async () => {
    if (await ask.cancel()) acts.run({ act: "cancel" })
  }
  const apply = async (confirm: string[]) => {
    if (await ask.apply(confirm)) acts.run({ act: "apply", body: { confirm } })
  }
  const check = (decimal_separator: DecimalSeparator) =>
    acts.run({ act: "check", body: { decimal_separator } })
  const undo = async () => {
    if (await ask.undo()) acts.run({ act: "undo" })
  }
  return (
    <>
      <ImportHeader stockImport={stockImport} />
      <ImportSteps {...stepOf(stockImport)} />
      <ActError stockImport={stockImport} error={acts.error} />
      {plan_dropped_at && (
        <Notice variant="info" title={t("imports.plan.dropped")}>
          {t("imports.plan.droppedHint", {
            date: format.dateTime(plan_dropped_at),
          })}
        </Notice>
      )}
      {view()}
      <PlanDetails stockImport={stockImport} />
    </>
  )

  function view() {
    if (isShownAtWork(stockImport)) {
      return (
        <AtWork
          stockImport={stockImport}
          onCancel={() => void cancel()}
          isCanceling={acts.isPending}
        />
      )
    }
    switch (status) {
      case "checked":
        return (
          <CheckedPlan
            stockImport={stockImport}
            isBusy={acts.isPending}
            onApply={(confirm) => void apply(confirm)}
            onCheck={check}
            onCancel={() => void cancel()}
          />
        )
      case "rejected":
        return (
          <RejectedPlan
            stockImport={stockImport}
            isBusy={acts.isPending}
            onCheck={check}
          />
        )
      default:
        return (
          <EndedImport
            stockImport={stockImport}
            isBusy={acts.isPending}
            onUndo={() => void undo()}
            onApply={() => void apply([])}
          />
        )
    }
  }
}
