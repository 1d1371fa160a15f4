import { Select } from "@medusajs/ui"
import type { ImportOption, ImportOptions } from "../../lib/import-options"
import { Setting } from "./setting"
import { AUTO, useSettingName } from "./use-setting-name"

type Props = {
  name: ImportOption
  values: readonly string[]
  hint?: string
  options: ImportOptions
  setOption: (name: ImportOption, value: string) => void
  isLocked: boolean
}

/** One of the values that a setting may have. */
export const SettingSelect = ({
  name,
  values,
  hint,
  options,
  setOption,
  isLocked,
}: Props) => {
  const nameOf = useSettingName()
  return (
    <Setting name={name} hint={hint}>
      {(field) => (
        <Select
          size="small"
          disabled={isLocked}
          value={options[name] || AUTO}
          onValueChange={(value) =>
            setOption(name, values.includes(value) ? value : "")
          }
        >
          <Select.Trigger {...field}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {values.map((value) => (
              <Select.Item key={value} value={value || AUTO}>
                {nameOf(value)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Setting>
  )
}
