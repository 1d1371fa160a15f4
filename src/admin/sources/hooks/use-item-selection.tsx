import { Checkbox, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { SourceItem } from "../lib/source-items"

const column = createDataTableColumnHelper<SourceItem>()

/** Items by what tells them apart; those of other pages stay chosen. */
type Chosen = ReadonlyMap<string, SourceItem>

/** What is chosen in a table of source items, and the column in which it is. Without a SKU an item cannot be named. */
export function useItemSelection(shown: readonly SourceItem[] = []) {
  const { t } = useTranslation("stockSources")
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const selectColumn = useMemo(() => {
    const toggle = (items: readonly SourceItem[], isChosen: boolean) =>
      setChosen((before) => {
        const after = new Map(before)
        for (const item of items) {
          if (isChosen) after.set(item.inventory_item_id, item)
          else after.delete(item.inventory_item_id)
        }
        return after
      })
    const offered = shown.filter(({ sku }) => sku)
    const count = offered.filter(({ inventory_item_id }) =>
      chosen.has(inventory_item_id)
    ).length
    return column.display({
      id: "select",
      header: () => (
        <Checkbox
          aria-label={t("sources.selection.all")}
          disabled={!offered.length}
          checked={count > 0 && (count === offered.length || "indeterminate")}
          onCheckedChange={(isChosen) => toggle(offered, isChosen === true)}
        />
      ),
      cell: ({ row: { original } }) => (
        <Checkbox
          aria-label={t("sources.selection.one", {
            sku: original.sku ?? original.title,
          })}
          disabled={!original.sku}
          checked={chosen.has(original.inventory_item_id)}
          onCheckedChange={(isChosen) => toggle([original], isChosen === true)}
        />
      ),
    })
  }, [t, shown, chosen])
  return {
    selectColumn,
    /** As they are shown now, where they are shown. */
    items: [...chosen.values()].map(
      (item) => shown.find((one) => isSame(one, item)) ?? item
    ),
    clear: () => setChosen(new Map()),
  }
}

function isSame(one: SourceItem, other: SourceItem): boolean {
  return one.inventory_item_id === other.inventory_item_id
}
