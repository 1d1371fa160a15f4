import { useTranslation } from "react-i18next"

// A select does not take an empty value.
export const AUTO = "auto"

const NAMES: Record<string, string> = {
  "": AUTO,
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
  ".": "dot",
}
const ENCODINGS: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
}

/** What the value of a setting is called. */
export function useSettingName(): (value: string) => string {
  const { t } = useTranslation("stockSources")
  return (value) =>
    ENCODINGS[value] ?? t(`imports.settings.${NAMES[value] ?? value}`)
}
