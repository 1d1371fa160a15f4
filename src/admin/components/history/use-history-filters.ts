import { useDataTableDateFilters } from "@medusajs/dashboard/hooks"
import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import {
  BEHAVIORS,
  STOCK_IMPORT_STATUSES,
} from "../../../modules/stock-source/types"
import type { StockImport } from "../../lib/stock-import"

const filterHelper = createDataTableFilterHelper<StockImport>()

/** State, behavior and day. */
export function useHistoryFilters() {
  const { t } = useTranslation("stockSources")
  const dates = useDataTableDateFilters()
  return useMemo(
    () => [
      filterHelper.accessor("status", {
        type: "multiselect",
        label: t("history.columns.status"),
        options: STOCK_IMPORT_STATUSES.map((value) => ({
          value,
          label: t(`imports.status.${value}`),
        })),
      }),
      filterHelper.accessor("behavior", {
        type: "multiselect",
        label: t("history.columns.behavior"),
        options: BEHAVIORS.map((value) => ({
          value,
          label: t(`imports.behavior.${value}`),
        })),
      }),
      ...dates.filter(({ id }) => id === "created_at"),
    ],
    [t, dates]
  )
}
