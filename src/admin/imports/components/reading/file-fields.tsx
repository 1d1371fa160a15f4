import { Input, Label, Select } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DECIMAL_SEPARATORS } from "../../../../modules/stock-source/imports/import-options"
import type { StockImportReading } from "../../../../modules/stock-source/types"
import type { StockImport } from "../../lib/stock-import"
import { useSettingName } from "../upload/use-setting-name"

/** What of a reading is about the file as a whole, as its fields hold it. */
export type FileChoice = {
  header_row: string
  delimiter: string
  decimal_separator: string
}

type Props = {
  reading: StockImportReading
  choice: FileChoice
  isDisabled: boolean
  onChange: (choice: FileChoice) => void
}

const DELIMITERS = [",", ";", "\t", "|"]

/** What was found, or asked for. */
export function fileChoice(
  reading: StockImportReading,
  { decimal_separator }: StockImport
): FileChoice {
  return {
    header_row: String(reading.header_row ?? ""),
    delimiter: reading.delimiter ?? "",
    decimal_separator,
  }
}

export const FileFields = ({
  reading,
  choice,
  isDisabled,
  onChange,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const set = (changes: Partial<FileChoice>) =>
    onChange({ ...choice, ...changes })
  return (
    <div className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-3">
      <Field label={t("imports.reading.headerRow")}>
        {(id) => (
          <Input
            id={id}
            type="number"
            min={1}
            max={1000}
            size="small"
            value={choice.header_row}
            onChange={({ target }) => set({ header_row: target.value })}
          />
        )}
      </Field>
      {reading.delimiter !== null && (
        <Field label={t("imports.settings.delimiter")}>
          {(id) => (
            <Choice
              id={id}
              value={choice.delimiter}
              values={DELIMITERS}
              isDisabled={isDisabled}
              onChange={(delimiter) => set({ delimiter })}
            />
          )}
        </Field>
      )}
      <Field label={t("imports.settings.decimal_separator")}>
        {(id) => (
          <Choice
            id={id}
            value={choice.decimal_separator}
            values={["auto", ...DECIMAL_SEPARATORS]}
            isDisabled={isDisabled}
            onChange={(decimal_separator) => set({ decimal_separator })}
          />
        )}
      </Field>
    </div>
  )
}

type FieldProps = { label: string; children: (id: string) => ReactNode }

const Field = ({ label, children }: FieldProps) => {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      {children(id)}
    </div>
  )
}

type ChoiceProps = {
  id: string
  value: string
  values: readonly string[]
  isDisabled: boolean
  onChange: (value: string) => void
}

const Choice = ({ id, value, values, isDisabled, onChange }: ChoiceProps) => {
  const nameOf = useSettingName()
  return (
    <Select
      size="small"
      value={value}
      disabled={isDisabled}
      onValueChange={onChange}
    >
      <Select.Trigger id={id}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {values.map((one) => (
          <Select.Item key={one} value={one}>
            {nameOf(one)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
