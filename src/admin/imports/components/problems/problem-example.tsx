import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ColumnName } from "../../../../csv"
import type {
  IssueExample,
  IssueSummary,
} from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { useTexts } from "../../../shared/hooks/use-texts"

type Props = {
  problem: IssueSummary
  example: IssueExample
  isBusy: boolean
  onAccept?: (column: ColumnName, value: string) => void
}

/** A value that rows have a problem with, what was probably meant, and what is wrong with it. */
export const ProblemExample = ({
  problem,
  example,
  isBusy,
  onAccept,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const texts = useTexts()
  const { code, column } = problem
  const { value, proposal, row_number, count } = example
  return (
    <li className="border-ui-border-base border-l-2 pl-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        {column !== null && (
          <Text size="small" className="min-w-0 break-all">
            {value
              ? t("imports.problems.value", { value })
              : t("imports.problems.empty")}
          </Text>
        )}
        {proposal && (
          <Text
            size="small"
            weight="plus"
            className="text-ui-fg-base min-w-0 break-all"
          >
            {t("imports.problems.did", { proposal })}
          </Text>
        )}
        {proposal && value && column && onAccept && (
          <Button
            size="small"
            variant="secondary"
            disabled={isBusy}
            onClick={() => onAccept(column as ColumnName, value)}
          >
            {t("imports.corrections.use", { proposal })}
          </Button>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {t("imports.problems.seen", {
            count,
            n: format.number(count),
            row: format.number(row_number),
          })}
        </Text>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty break-words">
        {texts.issue({ ...example, code, column })}
      </Text>
    </li>
  )
}
