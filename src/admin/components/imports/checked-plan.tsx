import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../hooks/use-format"
import { useOtherImports } from "../../hooks/use-other-imports"
import { usePermissions } from "../../hooks/use-permissions"
import type { StockImport } from "../../lib/stock-import"
import { alarmKey, Alarms } from "./alarms"
import { FileIssues } from "./file-issues"
import { OtherImports } from "./other-imports"
import { StepSection } from "./step-section"
import { changedRows } from "./use-import-prompts"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onApply: (confirm: string[]) => void
  onCancel: () => void
}

/** A plan that waits to be applied: what it will do, what to look at before, and the decision. */
export const CheckedPlan = ({
  stockImport,
  isBusy,
  onApply,
  onCancel,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { can } = usePermissions()
  const [ticked, setTicked] = useState(new Set<string>())
  const others = useOtherImports(stockImport)
  const { alarms, counts, issues, plan_dropped_at } = stockImport
  const count = changedRows(stockImport)
  const open = alarms.filter((alarm) => !ticked.has(alarmKey(alarm))).length
  const mayApply = can("stock_import:apply")

  const tick = (key: string, isTicked: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      if (isTicked) after.add(key)
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
                isBusy || open > 0 || !!others.writing || !!plan_dropped_at
              }
              aria-describedby={open ? "alarms-open" : undefined}
              onClick={() => onApply(alarms.map(({ code }) => code))}
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
      {alarms.length > 0 && (
        <Alarms alarms={alarms} ticked={ticked} onTick={tick} />
      )}
      {open > 0 && (
        <p id="alarms-open" role="status" className="sr-only">
          {t("imports.alarms.open", { count: open, n: format.number(open) })}
        </p>
      )}
      <FileIssues issues={issues} />
    </StepSection>
  )
}
