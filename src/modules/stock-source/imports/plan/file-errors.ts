import { importErrorText, issueText, type Translate } from "../../../../texts"
import type { StockImportDTO } from "../../types"

type Judged = Pick<StockImportDTO, "issues" | "error" | "checked_at">

/** Why a file has no plan, in sentences; none where it has one. */
export function fileErrors(
  { issues, error, checked_at }: Judged,
  t: Translate
): string[] {
  const errors = issues.filter(({ severity }) => severity === "error")
  if (errors.length) {
    return errors.map((issue) => issueText(t, issue))
  }
  return checked_at
    ? []
    : [error ? importErrorText(t, error) : t("report.not_checked", {})]
}
