import { Select, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { COLUMN_NAMES, type ColumnName } from "../../../../csv/columns"
import type { ReadColumn } from "../../../../csv"
import { choose, type ColumnChoice } from "../../lib/column-mapping"

type Props = {
  columns: ReadColumn[]
  choice: ColumnChoice
  isDisabled: boolean
  onChange: (choice: ColumnChoice) => void
}

// A select does not take an empty value.
const IGNORED = "ignored"

/** Each column of the file with its first cells, and what it is taken for. */
export const ColumnFields = ({
  columns,
  choice,
  isDisabled,
  onChange,
}: Props) => {
  const { t } = useTranslation("stockSources")
  return (
    <ul className="divide-y">
      {columns.map((column) => {
        const name = column.name || t("imports.reading.unnamed", column)
        return (
          <li
            key={column.index}
            className="grid grid-cols-1 items-center gap-x-4 gap-y-1 px-6 py-3 md:grid-cols-[1fr_1fr_14rem]"
          >
            <Text size="small" weight="plus" className="min-w-0 break-words">
              {name}
            </Text>
            <Text size="small" className="text-ui-fg-subtle min-w-0 truncate">
              {column.samples.join(", ")}
            </Text>
            <Select
              size="small"
              disabled={isDisabled}
              value={choice.fields[column.index] ?? IGNORED}
              onValueChange={(value) =>
                onChange(choose(choice, column.index, fieldOf(value)))
              }
            >
              <Select.Trigger
                aria-label={t("imports.reading.takenFor", { column: name })}
              >
                <Select.Value />
              </Select.Trigger>
              <Select.Content>
                {[IGNORED, ...COLUMN_NAMES].map((field) => (
                  <Select.Item key={field} value={field}>
                    {t(`imports.reading.field.${field}`)}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          </li>
        )
      })}
    </ul>
  )
}

function fieldOf(value: string): ColumnName | undefined {
  return COLUMN_NAMES.find((field) => field === value)
}
