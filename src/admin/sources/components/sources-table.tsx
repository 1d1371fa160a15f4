import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSourceColumns } from "../hooks/use-source-columns"
import { useSourceStock, useSources } from "../hooks/use-sources"
import { useTableState } from "../../shared/hooks/use-table-state"
import { ListTable } from "../../shared/components/list-table"
import { LoadError } from "../../shared/components/load-error"
import { SearchInput } from "../../shared/components/search-input"
import { FilterSelect } from "../../shared/components/filter-select"
import { SourcesHeader } from "./sources-header"

/** All sources of the store, with what they hold. */
export const SourcesTable = () => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const state = useTableState()
  const enabled = state.get("enabled")
  const { data, error, isPending, refetch } = useSources({
    q: state.q,
    enabled,
    order: state.order,
    limit: state.limit,
    offset: state.offset,
  })
  const stockOf = useSourceStock(data?.sources.map(({ code }) => code))
  const columns = useSourceColumns()

  if (error) {
    return (
      <Container className="divide-y p-0">
        <SourcesHeader />
        <LoadError error={error} onRetry={refetch} />
      </Container>
    )
  }

  return (
    <Container className="divide-y overflow-hidden p-0">
      <SourcesHeader />
      <ListTable
        columns={columns}
        rows={data?.sources.map((source) => ({
          ...source,
          stock: stockOf(source.code),
        }))}
        count={data?.count}
        getRowId={({ id }) => id}
        state={state}
        isLoading={isPending}
        isFiltered={Boolean(enabled)}
        empty={{ heading: t("sources.none") }}
        rowHref={({ code }) => `/stock-sources/${code}`}
      >
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
          <FilterSelect
            label={medusa("fields.status")}
            any={t("sources.anyStatus")}
            options={[
              { value: "true", label: medusa("statuses.enabled") },
              { value: "false", label: medusa("statuses.disabled") },
            ]}
            value={enabled}
            onChange={(value) => state.set({ enabled: value })}
          />
          <SearchInput
            label={t("sources.search")}
            value={state.q}
            onChange={(q) => state.set({ q }, true)}
          />
        </div>
      </ListTable>
    </Container>
  )
}
