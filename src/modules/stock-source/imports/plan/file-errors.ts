import type { StockImportDTO } from "../../types"

type Judged = Pick<StockImportDTO, "issues" | "error" | "checked_at">

/** Why a file has no plan, in sentences; none where it has one. */
export function fileErrors({ issues, error, checked_at }: Judged): string[] {
  const errors = issues.filter(({ severity }) => severity === "error")
  if (errors.length) {
    return errors.map(({ message }) => message)
  }
  return checked_at
    ? []
    : [error?.message ?? "The file was not checked, so nothing is known of it."]
}
