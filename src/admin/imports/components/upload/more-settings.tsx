import { TriangleRightMini } from "@medusajs/icons"
import { Button, Input, clx } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import {
  BELOW_RESERVED,
  ON_STALE,
  VALIDATION_STRATEGIES,
} from "../../../../modules/stock-source/imports/import-options"
import {
  DEFAULT_OPTIONS,
  type ImportOption,
  type ImportOptions,
} from "../../lib/import-options"
import { ProfileSelect } from "./profile-select"
import { Setting } from "./setting"
import { SettingSelect } from "./setting-select"

type Props = {
  options: ImportOptions
  setOption: (name: ImportOption, value: string) => void
  isLocked: boolean
}

const HERE: ImportOption[] = [
  "profile",
  "validation_strategy",
  "allowed_errors",
  "delimiter",
  "encoding",
  "decimal_separator",
  "on_stale",
  "below_reserved",
]

/** What most imports leave as it is; open from the start where something of it is not. */
export const MoreSettings = (props: Props) => {
  const { t } = useTranslation("stockSources")
  const { options, setOption, isLocked } = props
  const isChanged = HERE.some((name) => options[name] !== DEFAULT_OPTIONS[name])
  const [isOpen, setIsOpen] = useState(isChanged)
  const id = useId()
  const hasAllowedErrors = options.validation_strategy === "stop_on_errors"
  return (
    <div className="flex flex-col items-start gap-y-4">
      <Button
        type="button"
        size="small"
        variant="transparent"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        className="text-ui-fg-subtle -ml-2"
        onClick={() => setIsOpen(!isOpen)}
      >
        <TriangleRightMini
          aria-hidden
          className={clx("transition-transform", { "rotate-90": isOpen })}
        />
        {t("imports.new.more")}
      </Button>
      {isOpen && (
        <div id={id} className="grid w-full grid-cols-1 gap-4 md:grid-cols-2">
          <ProfileSelect {...props} />
          <SettingSelect
            {...props}
            name="validation_strategy"
            values={VALIDATION_STRATEGIES}
          />
          {hasAllowedErrors && (
            <Setting
              name="allowed_errors"
              hint={t("imports.settings.allowedErrorsHint")}
            >
              {(field) => (
                <Input
                  {...field}
                  type="number"
                  min={0}
                  step={1}
                  size="small"
                  disabled={isLocked}
                  value={options.allowed_errors}
                  onChange={({ target }) =>
                    setOption(
                      "allowed_errors",
                      target.value.replace(/\D/g, "") || "0"
                    )
                  }
                />
              )}
            </Setting>
          )}
          <SettingSelect
            {...props}
            name="delimiter"
            values={["", ",", ";", "tab", "|"]}
          />
          <SettingSelect
            {...props}
            name="encoding"
            values={["", "utf-8", "utf-16le", "utf-16be", "windows-1252"]}
          />
          <SettingSelect
            {...props}
            name="decimal_separator"
            values={["auto", ".", ","]}
            hint={t("imports.settings.decimalSeparatorHint")}
          />
          <SettingSelect
            {...props}
            name="on_stale"
            values={ON_STALE}
            hint={t("imports.settings.onStaleHint")}
          />
          {options.behavior !== "delete" && (
            <SettingSelect
              {...props}
              name="below_reserved"
              values={BELOW_RESERVED}
            />
          )}
        </div>
      )}
    </div>
  )
}
