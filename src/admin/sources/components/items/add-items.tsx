import { RouteFocusModal, useRouteModal } from "@medusajs/dashboard/components"
import { Alert, Button, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useAddColumns } from "../../hooks/use-add-columns"
import {
  useAddableItems,
  type AddableItem,
} from "../../hooks/use-addable-items"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { useFormat } from "../../../shared/hooks/use-format"
import { useChangeSourceItems } from "../../hooks/use-source-items"
import { useTableState } from "../../../shared/hooks/use-table-state"
import { parseQuantity } from "../../lib/parse-quantity"
import type { Source } from "../../lib/sources"
import { ListTable } from "../../../shared/components/list-table"
import { LoadError } from "../../../shared/components/load-error"
import { SearchInput } from "../../../shared/components/search-input"

/** What is chosen: the quantity as it is typed, by SKU. */
type Chosen = Record<string, string>

/** Chooses inventory items, each with the quantity that is there, and assigns them to the source. */
export const AddItems = ({ source }: { source: Source }) => {
  const { t } = useTranslation("stockSources")
  const { locale } = useFormat()
  const errorText = useErrorText()
  const { handleSuccess } = useRouteModal()
  const state = useTableState({ prefix: "add", pageSize: 20 })
  const { data, error, isPending, refetch } = useAddableItems({
    q: state.q,
    order: state.order ?? "sku",
    limit: state.limit,
    offset: state.offset,
  })
  const [chosen, setChosen] = useState<Chosen>({})
  const save = useChangeSourceItems()

  const isHere = ({ location_levels }: AddableItem) =>
    Boolean(
      location_levels?.some(
        ({ location_id }) => location_id === source.stock_location_id
      )
    )
  const choose = (sku: string, quantity: string | undefined) =>
    setChosen(({ [sku]: _before, ...others }) =>
      quantity === undefined ? others : { ...others, [sku]: quantity }
    )
  const columns = useAddColumns({ chosen, choose, isHere })

  const entries = Object.entries(chosen)
  const isBad = entries.some(([, text]) => parseQuantity(text, locale) === null)
  const count = entries.length

  const handleSave = () =>
    save.mutate(
      {
        upsert: entries.map(([sku, text]) => ({
          source_code: source.code,
          sku,
          quantity: parseQuantity(text, locale) ?? "0",
          // Somebody may have added it meanwhile.
          expected_quantity: "0",
        })),
      },
      {
        onSuccess: () => {
          toast.success(t("sources.adding.done", { count, name: source.name }))
          handleSuccess()
        },
      }
    )

  return (
    <>
      <RouteFocusModal.Body className="flex flex-1 flex-col overflow-y-auto">
        <div className="flex flex-col gap-y-1 px-6 pt-6">
          <Heading level="h2">
            {t("sources.adding.title", { name: source.name })}
          </Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("sources.adding.hint")}
          </Text>
        </div>
        {save.error && (
          <div className="px-6 pt-4">
            <Alert variant="error" role="alert">
              {errorText(save.error)}
            </Alert>
          </div>
        )}
        {error ? (
          <LoadError error={error} onRetry={refetch} />
        ) : (
          <ListTable
            columns={columns}
            rows={data?.inventory_items}
            count={data?.count}
            getRowId={({ id }) => id}
            state={state}
            isLoading={isPending}
            empty={{ heading: t("sources.adding.none") }}
          >
            <div className="flex justify-end px-6 py-4">
              <SearchInput
                label={t("sources.items.search")}
                value={state.q}
                onChange={(q) => state.set({ q }, true)}
              />
            </div>
          </ListTable>
        )}
      </RouteFocusModal.Body>
      <RouteFocusModal.Footer>
        <AddItemsFooter
          count={count}
          canSave={count > 0 && !isBad}
          isSaving={save.isPending}
          onSave={handleSave}
        />
      </RouteFocusModal.Footer>
    </>
  )
}

type AddItemsFooterProps = {
  count: number
  canSave: boolean
  isSaving: boolean
  onSave: () => void
}

const AddItemsFooter = ({
  count,
  canSave,
  isSaving,
  onSave,
}: AddItemsFooterProps) => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  return (
    <div className="flex items-center justify-end gap-x-2">
      <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
        {t("sources.adding.chosen", { count })}
      </Text>
      <RouteFocusModal.Close asChild>
        <Button size="small" variant="secondary">
          {medusa("actions.cancel")}
        </Button>
      </RouteFocusModal.Close>
      <Button
        size="small"
        disabled={!canSave}
        isLoading={isSaving}
        onClick={onSave}
      >
        {medusa("actions.add")}
      </Button>
    </div>
  )
}
