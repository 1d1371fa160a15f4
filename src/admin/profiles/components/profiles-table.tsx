import { Badge, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { ActionsHeader } from "../../shared/components/actions-header"
import { ListTable } from "../../shared/components/list-table"
import { LoadError } from "../../shared/components/load-error"
import { SearchInput } from "../../shared/components/search-input"
import { useFormat } from "../../shared/hooks/use-format"
import { useTableState } from "../../shared/hooks/use-table-state"
import { useProfiles } from "../hooks/use-profiles"
import type { Profile } from "../lib/profile"
import { ProfileActions } from "./profile-actions"

const column = createDataTableColumnHelper<Profile>()

/** All profiles: those that come with the plugin, and the store's own. */
export const ProfilesTable = () => {
  const { t } = useTranslation("stockSources")
  const state = useTableState()
  const { q, limit, offset } = state
  const { data, error, isPending, refetch } = useProfiles({ q, limit, offset })
  const columns = useProfileColumns()
  if (error) return <LoadError error={error} onRetry={refetch} />
  return (
    <ListTable
      columns={columns}
      rows={data?.stock_import_profiles}
      count={data?.count}
      getRowId={({ id }) => id}
      state={state}
      isLoading={isPending}
      empty={{ heading: t("profiles.none") }}
    >
      <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
        <SearchInput
          label={t("profiles.search")}
          value={state.q}
          onChange={(text) => state.set({ q: text }, true)}
        />
      </div>
    </ListTable>
  )
}

function useProfileColumns() {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const format = useFormat()
  return useMemo(
    () => [
      column.accessor("name", {
        header: medusa("fields.name"),
        minSize: 200,
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-x-2">
            <span className="truncate">{original.name}</span>
            {original.built_in && (
              <Badge size="2xsmall">{t("profiles.builtIn")}</Badge>
            )}
          </span>
        ),
      }),
      column.accessor("fingerprint", {
        header: t("profiles.found"),
        minSize: 180,
        cell: ({ row: { original } }) =>
          t(
            original.fingerprint || original.built_in
              ? "profiles.foundByColumns"
              : "profiles.foundByName"
          ),
      }),
      column.accessor("updated_at", {
        header: medusa("fields.updatedAt"),
        minSize: 140,
        cell: ({ getValue }) => {
          const date = getValue()
          return date ? format.dateTime(date) : "–"
        },
      }),
      column.display({
        id: "action",
        header: () => <ActionsHeader />,
        cell: ({ row: { original } }) => <ProfileActions profile={original} />,
      }),
    ],
    [t, medusa, format]
  )
}
