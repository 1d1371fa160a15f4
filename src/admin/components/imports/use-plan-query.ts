import { useSearchParams } from "react-router-dom"
import type { PlanQuery } from "../../hooks/use-stock-import-rows"
import type { StockImport } from "../../lib/stock-import"

export const OUTCOME_TABS = [
  "all",
  "create",
  "update",
  "unchanged",
  "delete",
  "skip",
  "error",
] as const
export type OutcomeTab = (typeof OUTCOME_TABS)[number]

const PAGE_SIZE = 50
const CHANGES = ["update", "create", "delete"] as const

/** Which rows of the plan are looked at: tab, search, filters and page, all in the address. */
export function usePlanQuery(stockImport: StockImport) {
  const [params, setParams] = useSearchParams()
  const tab =
    OUTCOME_TABS.find((name) => name === params.get("tab")) ??
    firstTab(stockImport)

  const query: PlanQuery = {
    outcome: tab === "all" ? undefined : tab,
    issue: listIn(params.get("issue")),
    source_code: listIn(params.get("source_code")),
    q: params.get("q") || undefined,
    offset: Number(params.get("offset")) || 0,
    limit: PAGE_SIZE,
  }
  const setTab = (name: string) =>
    setParams(
      (before) => {
        before.set("tab", name)
        before.delete("offset")
        return before
      },
      { replace: true }
    )
  const showIssue = (code: string) =>
    setParams(
      (before) => {
        before.set("tab", "all")
        before.set("issue", JSON.stringify([code]))
        for (const name of ["offset", "q", "source_code"]) before.delete(name)
        return before
      },
      { replace: true }
    )
  return { tab, setTab, showIssue, query }
}

/** What is asked about first: errors where they stop the import, else what changes. */
function firstTab({ status, counts }: StockImport): OutcomeTab {
  if (status === "rejected" && counts.error) return "error"
  return CHANGES.find((name) => counts[name] > 0) ?? "all"
}

// The table keeps its filters as JSON; what a hand has written there is ignored where it is none.
function listIn(text: string | null): string[] | undefined {
  if (!text) return undefined
  try {
    const list = [JSON.parse(text)].flat().map(String)
    return list.length ? list : undefined
  } catch {
    return [text]
  }
}
