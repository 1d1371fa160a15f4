import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type {
  Alarm,
  DecimalSeparator,
} from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { useOtherImports } from "../../hooks/use-other-imports"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import type { StockImport } from "../../lib/stock-import"
import { tickKey, Alarms } from "./alarms"
import { FileIssues } from "../problems/file-issues"
import { OtherImports } from "../page/other-imports"
import { ReadingQuestion, readingsOf } from "./reading-question"
import { StepSection } from "../upload/step-section"
import { changedRows } from "../page/use-import-prompts"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onApply: (confirm: string[]) => void
  onCheck: (decimalSeparator: DecimalSeparator) => void
  onCancel: () => void
}

/** A plan that waits to be applied: what it will do, what to look at before, and the decision. */
export const CheckedPlan = ({
  stockImport,
  isBusy,
  onApply,
  onCheck,
  onCancel,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { can } = usePermissions()
  const [ticked, setTicked] = useState(new Set<string>())
  const others = useOtherImports(stockImport)
  const { counts, missing, plan_dropped_at } = stockImport
  const isAsked = readingsOf(stockImport).length > 0
  const alarms = stockImport.alarms.filter(({ readings }) => !readings)
  const count = changedRows(stockImport)
  const isTicked = (alarm: Alarm) => ticked.has(tickKey(alarm))
  const open = alarms.filter(
    (alarm) => !alarm.optional && !isTicked(alarm)
  ).length
  const mayApply = can("stock_import:apply")

  const tick = (key: string, isOn: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      if (isOn) after.add(key)
      else after.delete(key)
      return after
    })

  return (
    <StepSection
      title={t(
        count ? "imports.plan.checkedTitle" : "imports.plan.nothingTitle"
      )}
      hint={[
        count
          ? t("imports.plan.checkedHint", { count, n: format.number(count) })
          : t("imports.plan.nothingHint"),
        counts.error > 0 &&
          t("imports.plan.errorsLeftOut", {
            count: counts.error,
            n: format.number(counts.error),
          }),
      ]
        .filter(Boolean)
        .join(" ")}
      actions={
        <>
          {can("stock_import:cancel") && (
            <Button
              size="small"
              variant="secondary"
              onClick={onCancel}
              disabled={isBusy}
            >
              {t("imports.actions.cancel")}
            </Button>
          )}
          {mayApply && (
            <Button
              size="small"
              isLoading={isBusy}
              disabled={
                isBusy ||
                isAsked ||
                open > 0 ||
                !!others.writing ||
                !!plan_dropped_at
              }
              aria-describedby={open ? "alarms-open" : undefined}
              onClick={() =>
                onApply(alarms.filter(isTicked).map(({ code }) => code))
              }
            >
              {t("imports.actions.apply")}
            </Button>
          )}
        </>
      }
    >
      {!mayApply && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("imports.plan.notAllowed", { permission: "stock_import:apply" })}
        </Text>
      )}
      <OtherImports stockImport={stockImport} {...others} />
      <ReadingQuestion
        stockImport={stockImport}
        isBusy={isBusy}
        onCheck={onCheck}
      />
      {alarms.length > 0 && (
        <Alarms
          alarms={alarms}
          missing={missing}
          ticked={ticked}
          onTick={tick}
        />
      )}
      {open > 0 && (
        <p id="alarms-open" role="status" className="sr-only">
          {t("imports.alarms.open", { count: open, n: format.number(open) })}
        </p>
      )}
      <FileIssues stockImport={stockImport} />
    </StepSection>
  )
}
