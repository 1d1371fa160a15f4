import { Button, Prompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import type { QuantityConflictState } from "../../hooks/use-quantity-edit"
import {
  addQuantities,
  quantityDifference,
} from "../../../shared/lib/exact-quantity"
import type { SourceItem } from "../../lib/source-items"

type QuantityConflictProps = {
  item: SourceItem
  conflict: QuantityConflictState
  /** The quantity to write, as decimal text, or null to keep the live one. */
  onDecide: (quantity: string | null) => void
}

/** Asks what is meant where the quantity has changed since it was read: the typed one, its difference, or neither. */
export const QuantityConflict = ({
  item,
  conflict: { seen, live, wanted },
  onDecide,
}: QuantityConflictProps) => {
  const { t } = useTranslation("stockSources")
  const { number, difference } = useFormat()
  const change = quantityDifference(seen, Number(wanted))
  const rebased = addQuantities(live.quantity, change)

  return (
    <Prompt open variant="confirmation">
      <Prompt.Content onEscapeKeyDown={() => onDecide(null)}>
        <Prompt.Header>
          <Prompt.Title>{t("sources.items.conflict.title")}</Prompt.Title>
          <Prompt.Description>
            {t("sources.items.conflict.description", {
              sku: item.sku,
              source: item.source_name,
              seen: number(seen),
              live: number(live.quantity),
              wanted: number(Number(wanted)),
            })}
          </Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer className="flex-wrap gap-y-2">
          <Prompt.Cancel onClick={() => onDecide(null)}>
            {t("sources.items.conflict.keep", { live: number(live.quantity) })}
          </Prompt.Cancel>
          {rebased >= 0 && rebased !== Number(wanted) && (
            <Button
              size="small"
              variant="secondary"
              onClick={() => onDecide(String(rebased))}
            >
              {t("sources.items.conflict.rebase", {
                change: difference(change),
                rebased: number(rebased),
              })}
            </Button>
          )}
          <Prompt.Action onClick={() => onDecide(wanted)}>
            {t("sources.items.conflict.set", {
              wanted: number(Number(wanted)),
            })}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
