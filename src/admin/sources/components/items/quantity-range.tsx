import { Input } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { parseQuantity, typedQuantity } from "../../lib/parse-quantity"

type Bound = "least" | "most"

type QuantityRangeProps = {
  /** Decimal text, as the server takes it. */
  least: string | undefined
  most: string | undefined
  onChange: (changes: Partial<Record<Bound, string>>) => void
}

/** The quantities between which a list is filtered; each end may be left open. */
export const QuantityRange = ({
  least,
  most,
  onChange,
}: QuantityRangeProps) => {
  const { t } = useTranslation("stockSources")
  return (
    <div
      role="group"
      aria-label={t("common.column.quantity")}
      className="flex items-center gap-x-2"
    >
      <RangeEnd
        label={t("sources.items.quantityFrom")}
        value={least}
        onChange={(value) => onChange({ least: value })}
      />
      <span aria-hidden className="text-ui-fg-muted">
        –
      </span>
      <RangeEnd
        label={t("sources.items.quantityTo")}
        value={most}
        onChange={(value) => onChange({ most: value })}
      />
    </div>
  )
}

type RangeEndProps = {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const RangeEnd = ({ label, value, onChange }: RangeEndProps) => {
  const { locale } = useFormat()
  const shown = value === undefined ? "" : typedQuantity(Number(value), locale)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])

  const quantity = parseQuantity(text, locale)
  const isBad = text.trim() !== "" && quantity === null
  const commit = () => {
    if (!isBad && text !== shown) onChange(quantity ?? undefined)
  }
  return (
    <Input
      size="small"
      inputMode="decimal"
      autoComplete="off"
      className="w-24 text-right tabular-nums"
      aria-label={label}
      aria-invalid={isBad}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit()
        if (event.key === "Escape") setText(shown)
      }}
    />
  )
}
