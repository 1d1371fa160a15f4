import { useTranslation } from "react-i18next"
import { Choices } from "../../shared/components/choices"
import {
  FORMATS,
  type ExportChoice,
  type ExportFormat,
} from "../lib/export-choice"

type Props = {
  choice: ExportChoice
  onChange: (changes: Partial<ExportChoice>) => void
}

/** What kind of file it will be; an import takes each of them. */
export const ExportFormatChoice = ({ choice, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  return (
    <div className="px-6 py-4">
      <Choices
        label={t("exports.format.label")}
        value={choice.format}
        onChange={(format) => onChange({ format: format as ExportFormat })}
        choices={FORMATS.map((value) => ({
          value,
          label: t(`exports.format.${value}`),
          hint: t(`exports.format.${value}Hint`),
        }))}
      />
    </div>
  )
}
