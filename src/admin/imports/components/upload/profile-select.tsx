import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useAllProfiles } from "../../../profiles/hooks/use-profiles"
import {
  OPTION_NAMES,
  type ImportOption,
  type ImportOptions,
} from "../../lib/import-options"
import { Setting } from "./setting"
import { AUTO } from "./use-setting-name"

type Props = {
  options: ImportOptions
  setOption: (name: ImportOption, value: string) => void
  isLocked: boolean
}

/** By which profile the file is read. What that says of the other settings is chosen with it, to be seen and changed. */
export const ProfileSelect = ({ options, setOption, isLocked }: Props) => {
  const { t } = useTranslation("stockSources")
  const { data: profiles = [] } = useAllProfiles()
  const choose = (name: string) => {
    const profile = profiles.find((one) => one.name === name)
    setOption("profile", profile?.name ?? "")
    const said: Record<string, unknown> = profile?.options ?? {}
    for (const option of OPTION_NAMES) {
      if (option in said) setOption(option, String(said[option]))
    }
  }
  const names = profiles.map(({ name }) => name)
  // One of the address is shown before the others have come, too.
  if (options.profile && !names.includes(options.profile)) {
    names.push(options.profile)
  }
  return (
    <Setting name="profile" hint={t("imports.settings.profileHint")}>
      {(field) => (
        <Select
          size="small"
          disabled={isLocked}
          value={options.profile || AUTO}
          onValueChange={choose}
        >
          <Select.Trigger {...field}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={AUTO}>
              {t("imports.settings.profileAuto")}
            </Select.Item>
            {names.map((name) => (
              <Select.Item key={name} value={name}>
                {name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Setting>
  )
}
