import { useTranslation } from "react-i18next"
import type { TableState } from "../../../shared/hooks/use-table-state"
import { SearchInput } from "../../../shared/components/search-input"
import { FilterSelect } from "../../../shared/components/filter-select"
import { QuantityRange } from "./quantity-range"

/** Search, status and quantity of a table of source items. */
export const SourceItemFilters = ({ state }: { state: TableState }) => {
  const { t } = useTranslation("stockSources")
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <FilterSelect
          label={t("common.column.status")}
          any={t("sources.anyStatus")}
          options={[
            { value: "1", label: t("common.stockStatus.in") },
            { value: "0", label: t("common.stockStatus.out") },
          ]}
          value={state.get("status")}
          onChange={(status) => state.set({ status })}
        />
        <QuantityRange
          least={state.get("least")}
          most={state.get("most")}
          onChange={state.set}
        />
      </div>
      <SearchInput
        label={t("sources.items.search")}
        value={state.q}
        onChange={(q) => state.set({ q }, true)}
      />
    </div>
  )
}
