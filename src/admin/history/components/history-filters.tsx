import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { BEHAVIORS } from "../../../modules/stock-source/imports/import-options"
import { STOCK_IMPORT_STATUSES } from "../../../modules/stock-source/imports/states"
import type { TableState } from "../../shared/hooks/use-table-state"
import { FilterSelect } from "../../shared/components/filter-select"
import { SearchInput } from "../../shared/components/search-input"

const SPANS = ["today", "days7", "days30", "days90"] as const
const DAYS = { today: 0, days7: 7, days30: 30, days90: 90 }

/** State, behavior and day of the imports, and a search in their file names. */
export const HistoryFilters = ({ state }: { state: TableState }) => {
  const { t } = useTranslation("stockSources")
  const spans = useMemo(
    () =>
      SPANS.map((span) => ({
        value: dayBefore(DAYS[span]),
        label: t(`history.since.${span}`),
      })),
    [t]
  )
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <FilterSelect
          label={t("history.columns.status")}
          any={t("history.any.status")}
          options={STOCK_IMPORT_STATUSES.map((value) => ({
            value,
            label: t(`imports.status.${value}`),
          }))}
          value={state.get("status")}
          onChange={(status) => state.set({ status })}
        />
        <FilterSelect
          label={t("history.columns.behavior")}
          any={t("history.any.behavior")}
          options={BEHAVIORS.map((value) => ({
            value,
            label: t(`imports.behavior.${value}`),
          }))}
          value={state.get("behavior")}
          onChange={(behavior) => state.set({ behavior })}
        />
        <FilterSelect
          label={t("history.columns.when")}
          any={t("history.any.time")}
          options={spans}
          value={state.get("since")}
          onChange={(since) => state.set({ since })}
        />
      </div>
      <SearchInput
        label={t("history.search")}
        value={state.q}
        onChange={(q) => state.set({ q }, true)}
      />
    </div>
  )
}

/** The day so many days ago, where the admin is: "2026-11-24". */
function dayBefore(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() - days)
  return [
    day.getFullYear(),
    String(day.getMonth() + 1).padStart(2, "0"),
    String(day.getDate()).padStart(2, "0"),
  ].join("-")
}
