import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ImportOption, ImportOptions } from "../../lib/import-options"
import { Setting } from "./setting"

type Props = {
  name: ImportOption
  values: readonly string[]
  hint?: string
  options: ImportOptions
  setOption: (name: ImportOption, value: string) => void
  isLocked: boolean
}

// A select does not take an empty value.
const AUTO = "auto"
const NAMES: Record<string, string> = {
  "": AUTO,
  ",": "comma",
  ";": "semicolon",
  "|": "pipe",
  ".": "dot",
}
const ENCODINGS: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
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
  const { t } = useTranslation("stockSources")
  const nameOf = (value: string) =>
    ENCODINGS[value] ?? t(`imports.settings.${NAMES[value] ?? value}`)
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
