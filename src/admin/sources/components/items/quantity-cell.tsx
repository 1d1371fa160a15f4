import { Check, XMark } from "@medusajs/icons"
import { IconButton, Input, Tooltip, clx } from "@medusajs/ui"
import { useId, useState, type KeyboardEvent } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { useQuantityEdit } from "../../hooks/use-quantity-edit"
import type { SourceItem } from "../../lib/source-items"
import { QuantityConflict } from "./quantity-conflict"

type QuantityCellProps = {
  item: SourceItem
  canEdit: boolean
}

/** A source item's quantity, typed over in place: Enter saves, Escape takes back, an error stands beside it. */
export const QuantityCell = ({ item, canEdit }: QuantityCellProps) => {
  const format = useFormat()
  return canEdit && item.sku ? (
    <QuantityInput item={item} />
  ) : (
    <span className="tabular-nums">{format.number(item.quantity)}</span>
  )
}

const QuantityInput = ({ item }: { item: SourceItem }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const edit = useQuantityEdit(item)
  const [isFocused, setIsFocused] = useState(false)
  const errorId = useId()

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault()
      edit.save()
    }
    if (event.key === "Escape" && edit.isDirty) {
      // A drawer or modal around the table is not meant.
      event.stopPropagation()
      edit.takeBack()
    }
  }

  return (
    <div className="relative w-28">
      {edit.isDirty && (
        <div className="absolute inset-y-0 left-1 z-[1] flex items-center">
          <Tooltip content={t("sources.items.discard")}>
            <IconButton
              size="2xsmall"
              variant="transparent"
              aria-label={t("sources.items.discard")}
              onClick={edit.takeBack}
            >
              <XMark />
            </IconButton>
          </Tooltip>
          <Tooltip content={t("sources.items.save")}>
            <IconButton
              size="2xsmall"
              variant="transparent"
              aria-label={t("sources.items.save")}
              isLoading={edit.isSaving}
              onClick={edit.save}
            >
              <Check />
            </IconButton>
          </Tooltip>
        </div>
      )}
      <Tooltip
        content={edit.error ?? ""}
        open={Boolean(edit.error) && (isFocused || edit.isDirty)}
        side="bottom"
      >
        <Input
          size="small"
          inputMode="decimal"
          autoComplete="off"
          className={clx("text-right tabular-nums", { "pl-12": edit.isDirty })}
          aria-label={t("sources.items.quantityOf", {
            sku: item.sku,
            source: item.source_name,
          })}
          aria-invalid={Boolean(edit.error)}
          aria-describedby={edit.error ? errorId : undefined}
          value={edit.text}
          onChange={(event) => edit.type(event.target.value)}
          onFocus={(event) => {
            setIsFocused(true)
            event.target.select()
          }}
          onBlur={() => setIsFocused(false)}
          onKeyDown={handleKeyDown}
        />
      </Tooltip>
      <span id={errorId} role="status" className="sr-only">
        {edit.error ??
          (edit.saved === undefined
            ? ""
            : t("sources.items.saved", {
                quantity: format.number(edit.saved),
              }))}
      </span>
      {edit.conflict && (
        <QuantityConflict
          item={item}
          conflict={edit.conflict}
          onDecide={edit.decide}
        />
      )}
    </div>
  )
}
