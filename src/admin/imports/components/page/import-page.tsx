import { useTranslation } from "react-i18next"
import {
  CHECKABLE,
  isIn,
} from "../../../../modules/stock-source/imports/states"
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
import { FileReading } from "../reading/file-reading"
import type { ReadingChanges } from "../reading/reading-form"
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
  const check = (changes: ReadingChanges) =>
    acts.run({ act: "check", body: changes })
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
      {isReadable(stockImport) && (
        <FileReading
          stockImport={stockImport}
          isBusy={acts.isPending}
          onCheck={check}
        />
      )}
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
            onCheck={(decimal_separator) => check({ decimal_separator })}
            onCancel={() => void cancel()}
          />
        )
      case "rejected":
        return (
          <RejectedPlan
            stockImport={stockImport}
            isBusy={acts.isPending}
            onCheck={(decimal_separator) => check({ decimal_separator })}
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

/** Whether its file may be read in another way: nothing was written, and nothing is under way. */
function isReadable(stockImport: StockImport): boolean {
  return isIn(CHECKABLE, stockImport.status) && !isShownAtWork(stockImport)
}
