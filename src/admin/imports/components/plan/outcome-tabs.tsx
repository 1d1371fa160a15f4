import { Tabs, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImportCounts } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { OUTCOME_TABS } from "./use-plan-query"

/** How many rows have which outcome; each opens those rows. */
export const OutcomeTabs = ({ counts }: { counts: StockImportCounts }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  return (
    <div className="-mx-1 overflow-x-auto p-1">
      <Tabs.List aria-label={t("imports.rows.tabs")} className="w-max">
        {OUTCOME_TABS.map((name) => {
          const count = name === "all" ? counts.rows : counts[name]
          return (
            <Tabs.Trigger key={name} value={name} className="gap-x-1.5">
              {t(`imports.counts.${name}`)}
              <span
                className={clx("tabular-nums", {
                  "text-ui-fg-error": name === "error" && count > 0,
                })}
              >
                {format.number(count)}
              </span>
            </Tabs.Trigger>
          )
        })}
      </Tabs.List>
    </div>
  )
}
