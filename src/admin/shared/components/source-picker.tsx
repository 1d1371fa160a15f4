import { Combobox } from "@medusajs/dashboard/components"
import { useSourceOptions } from "../hooks/use-source-options"

type SourcePickerProps = {
  id: string
  value: string[]
  onChange: (codes: string[]) => void
  placeholder: string
  describedBy?: string
}

/** Chooses several sources by code or name; none means all. */
export const SourcePicker = ({
  id,
  value,
  onChange,
  placeholder,
  describedBy,
}: SourcePickerProps) => {
  const { data: options = [] } = useSourceOptions()
  return (
    <Combobox
      id={id}
      value={value}
      onChange={(codes) => onChange(codes ?? [])}
      options={options}
      displayMode="chips"
      placeholder={placeholder}
      aria-describedby={describedBy}
    />
  )
}
