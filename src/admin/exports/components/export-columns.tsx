import { Checkbox, Heading, InlineTip, Label, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ExportColumn } from "../../../modules/stock-source/sources/items/export-columns"
import {
  canBeImportedAgain,
  OFFERED_COLUMNS,
  type ExportChoice,
} from "../lib/export-choice"

type ExportColumnsProps = {
  choice: ExportChoice
  onChange: (changes: Partial<ExportChoice>) => void
}

/** Which columns the file has, always in the same order. */
export const ExportColumns = ({ choice, onChange }: ExportColumnsProps) => {
  const { t } = useTranslation("stockSources")
  const toggle = (column: ExportColumn) => {
    const chosen = OFFERED_COLUMNS.filter(
      (one) => (one === column) !== choice.columns.includes(one)
    )
    if (chosen.length) {
      onChange({ columns: chosen })
    }
  }
  return (
    <section
      className="flex flex-col gap-y-4 px-6 py-4"
      aria-labelledby="export-columns"
    >
      <div>
        <Heading level="h2" id="export-columns">
          {t("exports.columns.heading")}
        </Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("exports.columns.description")}
        </Text>
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {OFFERED_COLUMNS.map((column) => (
          <div key={column} className="flex items-center gap-x-2">
            <Checkbox
              id={`export-column-${column}`}
              checked={choice.columns.includes(column)}
              onCheckedChange={() => toggle(column)}
            />
            <Label size="small" htmlFor={`export-column-${column}`}>
              {t(`common.column.${column}`)}
            </Label>
          </div>
        ))}
      </div>
      {!canBeImportedAgain(choice) && (
        <InlineTip variant="warning" label={t("exports.columns.onlyToRead")}>
          {t("exports.columns.onlyToReadWhy")}
        </InlineTip>
      )}
    </section>
  )
}
