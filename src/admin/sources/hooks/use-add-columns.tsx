import { Checkbox, Input, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { parseQuantity } from "../lib/parse-quantity"
import type { AddableItem } from "./use-addable-items"
import { useFormat } from "../../shared/hooks/use-format"

type AddColumns = {
  /** The quantity as it is typed, by the SKUs that are chosen. */
  chosen: Record<string, string>
  /** Chooses a SKU with this quantity, or no more. */
  choose: (sku: string, quantity: string | undefined) => void
  isHere: (item: AddableItem) => boolean
}

const column = createDataTableColumnHelper<AddableItem>()

/** The columns of the list from which items are added to a source. */
export function useAddColumns({ chosen, choose, isHere }: AddColumns) {
  const { t } = useTranslation("stockSources")
  const { locale } = useFormat()
  return useMemo(
    () => [
      column.display({
        id: "select",
        header: () => (
          <span className="sr-only">{t("sources.adding.chooseItems")}</span>
        ),
        cell: ({ row: { original } }) => (
          <Checkbox
            aria-label={t("sources.adding.choose", {
              sku: original.sku ?? original.title,
            })}
            disabled={!original.sku || isHere(original)}
            checked={isHere(original) || (original.sku ?? "") in chosen}
            onCheckedChange={(checked) =>
              choose(original.sku ?? "", checked ? "0" : undefined)
            }
          />
        ),
      }),
      column.accessor("sku", {
        header: t("common.column.sku"),
        enableSorting: true,
        minSize: 160,
        cell: ({ getValue }) => getValue() ?? t("sources.items.noSku"),
      }),
      column.accessor("title", {
        header: t("common.column.title"),
        enableSorting: true,
        minSize: 180,
        cell: ({ getValue }) => getValue() ?? "–",
      }),
      column.accessor("id", {
        id: "quantity",
        header: t("common.column.quantity"),
        minSize: 150,
        truncateTooltip: false,
        cell: ({ row: { original } }) => {
          const sku = original.sku ?? ""
          const text = chosen[sku]
          if (isHere(original)) {
            return (
              <span className="text-ui-fg-muted">
                {t("sources.adding.isHere")}
              </span>
            )
          }
          return (
            <Input
              size="small"
              inputMode="decimal"
              autoComplete="off"
              className="w-28 text-right tabular-nums"
              aria-label={t("sources.adding.quantityOf", { sku })}
              aria-invalid={
                text !== undefined && parseQuantity(text, locale) === null
              }
              disabled={!sku}
              placeholder="0"
              value={text ?? ""}
              onChange={(event) => choose(sku, event.target.value)}
            />
          )
        },
      }),
    ],
    [t, locale, chosen]
  )
}
