import { Select } from "@medusajs/ui"

// Select takes no empty value.
const ANY = "any"

type FilterSelectProps = {
  label: string
  /** What stands there while nothing is chosen. */
  any: string
  options: { value: string; label: string }[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One filter of a list with few values. */
export const FilterSelect = ({
  label,
  any,
  options,
  value,
  onChange,
}: FilterSelectProps) => (
  <Select
    size="small"
    value={value ?? ANY}
    onValueChange={(next) => onChange(next === ANY ? undefined : next)}
  >
    <Select.Trigger aria-label={label} className="w-auto min-w-36">
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      <Select.Item value={ANY}>{any}</Select.Item>
      {options.map(({ value, label }) => (
        <Select.Item key={value} value={value}>
          {label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)
