import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { IssueExample } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"

type Props = {
  example: IssueExample
  /** False where the problem is the row's and not a cell's. */
  hasValue: boolean
}

/** A value that rows have a problem with, what was probably meant, and what the server says of it. */
export const ProblemExample = ({ example, hasValue }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { value, proposal, message, row_number, count } = example
  return (
    <li className="border-ui-border-base border-l-2 pl-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        {hasValue && (
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
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {t("imports.problems.seen", {
            count,
            n: format.number(count),
            row: format.number(row_number),
          })}
        </Text>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty break-words">
        {message}
      </Text>
    </li>
  )
}
