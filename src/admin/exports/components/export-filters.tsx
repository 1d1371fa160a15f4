import { Heading, Hint, Input, Label, Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type ExportChoice, isEmptyRange } from "../lib/export-choice"
import { SourcePicker } from "../../shared/components/source-picker"

type ExportFiltersProps = {
  choice: ExportChoice
  onChange: (changes: Partial<ExportChoice>) => void
}

const ANY_STATUS = "any"

/** Which source items: all that is chosen must hold. */
export const ExportFilters = ({ choice, onChange }: ExportFiltersProps) => {
  const { t } = useTranslation("stockSources")
  return (
    <section
      className="flex flex-col gap-y-4 px-6 py-4"
      aria-labelledby="export-filters"
    >
      <Heading level="h2" id="export-filters">
        {t("exports.filters.heading")}
      </Heading>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <div className="flex flex-col gap-y-2">
          <Label size="small" weight="plus" htmlFor="export-sources">
            {t("exports.filters.sources")}
          </Label>
          <SourcePicker
            id="export-sources"
            value={choice.sources}
            onChange={(sources) => onChange({ sources })}
            placeholder={t("exports.filters.allSources")}
          />
        </div>
        <div className="flex flex-col gap-y-2">
          <Label size="small" weight="plus" htmlFor="export-search">
            {t("exports.filters.search")}
          </Label>
          <Input
            id="export-search"
            type="text"
            role="searchbox"
            value={choice.q}
            onChange={(event) => onChange({ q: event.target.value })}
            placeholder={t("exports.filters.searchPlaceholder")}
          />
        </div>
        <StatusSelect choice={choice} onChange={onChange} />
        <QuantityRange choice={choice} onChange={onChange} />
      </div>
    </section>
  )
}

const StatusSelect = ({ choice, onChange }: ExportFiltersProps) => {
  const { t } = useTranslation("stockSources")
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor="export-status">
        {t("exports.filters.status")}
      </Label>
      <Select
        value={choice.status || ANY_STATUS}
        onValueChange={(value) =>
          onChange({
            status: value === ANY_STATUS ? "" : (value as "0" | "1"),
          })
        }
      >
        <Select.Trigger id="export-status">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={ANY_STATUS}>
            {t("exports.filters.anyStatus")}
          </Select.Item>
          <Select.Item value="1">{t("common.stockStatus.in")}</Select.Item>
          <Select.Item value="0">{t("common.stockStatus.out")}</Select.Item>
        </Select.Content>
      </Select>
    </div>
  )
}

const QuantityRange = ({ choice, onChange }: ExportFiltersProps) => {
  const { t } = useTranslation("stockSources")
  const isEmpty = isEmptyRange(choice)
  return (
    <div
      className="flex flex-col gap-y-2"
      role="group"
      aria-labelledby="export-quantity"
    >
      <Label size="small" weight="plus" id="export-quantity">
        {t("common.column.quantity")}
      </Label>
      <div className="grid grid-cols-2 gap-2">
        {(["min", "max"] as const).map((end) => (
          <Input
            key={end}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            value={choice[end]}
            onChange={(event) => onChange({ [end]: event.target.value })}
            aria-label={t(`exports.filters.${end}`)}
            placeholder={t(`exports.filters.${end}`)}
            aria-invalid={isEmpty}
            aria-describedby={isEmpty ? "export-quantity-hint" : undefined}
          />
        ))}
      </div>
      {isEmpty && (
        <Hint variant="error" id="export-quantity-hint">
          {t("exports.filters.emptyRange")}
        </Hint>
      )}
    </div>
  )
}
