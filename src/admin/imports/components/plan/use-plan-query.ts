import { useSearchParams } from "react-router-dom"
import { OUTCOMES } from "../../../../modules/stock-source/imports/states"
import type { PlanQuery } from "../../hooks/use-stock-import-rows"
import type { StockImport } from "../../lib/stock-import"

export const OUTCOME_TABS = ["all", ...OUTCOMES] as const
export type OutcomeTab = (typeof OUTCOME_TABS)[number]

export const PAGE_SIZE = 50
const CHANGES = ["update", "create", "delete"] as const

/** Names in the page's address; a list is a name that comes several times. */
type Change = Partial<
  Record<"tab" | "q" | "issue" | "source_code" | "offset", string | string[]>
>

/** Which rows of the plan are looked at: tab, search, filters and page, all in the address. */
export function usePlanQuery(stockImport: StockImport) {
  const [params, setParams] = useSearchParams()
  const tab =
    OUTCOME_TABS.find((name) => name === params.get("tab")) ??
    firstTab(stockImport)

  const query: PlanQuery = {
    outcome: tab === "all" ? undefined : tab,
    issue: params.getAll("issue"),
    source_code: params.getAll("source_code"),
    q: params.get("q") ?? undefined,
    offset: Math.max(0, Number(params.get("offset")) || 0),
    limit: PAGE_SIZE,
  }
  /** Changes some of it; every change but that of the page begins at the first page again. */
  const change = (changes: Change) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries({
          offset: [],
          ...changes,
        })) {
          after.delete(name)
          for (const each of [value].flat()) if (each) after.append(name, each)
        }
        return after
      },
      { replace: true }
    )
  return { tab, query, change }
}

/** What is asked about first: errors where they stop the import, else what changes. */
function firstTab({ status, counts }: StockImport): OutcomeTab {
  if (status === "rejected" && counts.error) return "error"
  return CHANGES.find((name) => counts[name] > 0) ?? "all"
}
