import { Label, Select } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useSourceOptions } from "../../../shared/hooks/use-source-options"

type Props = {
  value: string
  isDisabled: boolean
  onChange: (code: string) => void
}

/** The source of a file that has no column for it. */
export const SourceOfAllRows = ({ value, isDisabled, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  const { data: options = [] } = useSourceOptions()
  const id = useId()
  return (
    <div className="grid grid-cols-1 items-center gap-x-4 gap-y-1 px-6 py-3 md:grid-cols-[1fr_14rem]">
      <Label htmlFor={id} size="small" weight="plus">
        {t("imports.reading.allRows")}
      </Label>
      <Select
        size="small"
        disabled={isDisabled}
        value={value}
        onValueChange={onChange}
      >
        <Select.Trigger id={id}>
          <Select.Value placeholder={t("imports.reading.chooseSource")} />
        </Select.Trigger>
        <Select.Content>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}
