import { Badge, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ColumnName } from "../../../../csv"
import type { IssueSummary } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { ProblemExample } from "./problem-example"
import { useIssueName } from "./use-issue-name"

const COLORS = { error: "red", warning: "orange", note: "grey" } as const

type Props = {
  problem: IssueSummary
  onShowRows: () => void
  isBusy: boolean
  /** Takes what was probably meant by a value; left out where nobody may. */
  onAccept?: (column: ColumnName, value: string) => void
}

/** One kind of problem: how many rows have it, and its most frequent values. */
export const Problem = ({ problem, onShowRows, isBusy, onAccept }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const nameOf = useIssueName()
  const { code, severity, column, count, examples } = problem
  const name = nameOf(code)
  const rows = t("imports.problems.count", { count, n: format.number(count) })
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Badge size="2xsmall" color={COLORS[severity]}>
            {t(`imports.problems.${severity}`)}
          </Badge>
          <Text size="small" weight="plus">
            {name}
          </Text>
          {column && (
            <code className="txt-compact-xsmall text-ui-fg-subtle">
              {column}
            </code>
          )}
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            {rows}
          </Text>
        </div>
        <Button
          size="small"
          variant="transparent"
          aria-label={`${t("imports.actions.showRows")}: ${name}`}
          onClick={onShowRows}
        >
          {t("imports.actions.showRows")}
        </Button>
      </div>
      <ul className="flex flex-col gap-y-2">
        {examples.map((example) => (
          <ProblemExample
            key={`${example.row_number} ${example.value}`}
            problem={problem}
            example={example}
            isBusy={isBusy}
            onAccept={onAccept}
          />
        ))}
      </ul>
    </li>
  )
}
