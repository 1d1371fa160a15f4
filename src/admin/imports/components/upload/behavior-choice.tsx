import { InlineTip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  BEHAVIORS,
  MISSING,
} from "../../../../modules/stock-source/imports/import-options"
import type { ImportOption, ImportOptions } from "../../lib/import-options"
import { Choices } from "../../../shared/components/choices"

type Props = {
  options: ImportOptions
  setOption: (name: ImportOption, value: string) => void
  isLocked: boolean
}

/** What the import does with the rows of the file, and with what the file does not have. */
export const BehaviorChoice = ({ options, setOption, isLocked }: Props) => {
  const { t } = useTranslation("stockSources")
  const { behavior, missing } = options
  return (
    <div className="flex flex-col gap-y-4">
      <Choices
        label={t("imports.new.behavior")}
        value={behavior}
        isLocked={isLocked}
        onChange={(value) => setOption("behavior", value)}
        choices={BEHAVIORS.map((value) => ({
          value,
          label: t(`imports.behavior.${value}`),
          hint: t(`imports.behavior.${value}Hint`),
        }))}
      />
      {behavior === "snapshot" && (
        <Choices
          label={t("imports.missing.label")}
          value={missing}
          isLocked={isLocked}
          onChange={(value) => setOption("missing", value)}
          choices={MISSING.map((value) => ({
            value,
            label: t(`imports.missing.${value}`),
            hint: t(`imports.missing.${value}Hint`),
          }))}
        />
      )}
      {behavior !== "delete" && (
        <InlineTip variant="warning" label={t("imports.new.absolute")}>
          {t("imports.new.absoluteHint")}
        </InlineTip>
      )}
    </div>
  )
}
