import { usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Outcome } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import type { StockImport } from "../../lib/stock-import"

const CHANGES = ["create", "update", "delete"] as const

/** Asks before an act, and says what it will do. Each resolves with whether to go on. */
export function useImportPrompts(stockImport: StockImport) {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const prompt = usePrompt()
  const { counts, missing, status } = stockImport
  const say = (outcome: Outcome) =>
    t(`imports.prompt.${outcome}`, {
      count: counts[outcome],
      n: format.number(counts[outcome]),
    })
  const list = (names: readonly Outcome[]) =>
    format.list(names.filter((name) => counts[name] > 0).map(say))

  return {
    /** `confirm`: codes of the alarms that are ticked. */
    apply: (confirm: string[]) =>
      prompt({
        variant: "confirmation",
        title: t("imports.prompt.applyTitle"),
        description: confirm.includes("missing_beside_errors")
          ? t(`imports.prompt.missing_${missing}`, {
              changes: list([...CHANGES, "error"]),
            })
          : CHANGES.some((name) => counts[name] > 0)
            ? t("imports.prompt.apply", {
                changes: list([...CHANGES, "error"]),
              })
            : t("imports.prompt.applyNothing"),
        confirmText: t("imports.actions.apply"),
        cancelText: t("imports.actions.back"),
      }),
    undo: () => {
      const count = changedRows(stockImport)
      return prompt({
        variant: "confirmation",
        title: t("imports.prompt.undoTitle"),
        description: t("imports.prompt.undo", {
          count,
          n: format.number(count),
        }),
        confirmText: t("imports.actions.undo"),
        cancelText: t("imports.actions.back"),
      })
    },
    cancel: () =>
      prompt({
        title: t("imports.prompt.cancelTitle"),
        description: t(
          status === "applying"
            ? "imports.prompt.cancelApply"
            : "imports.prompt.cancelPlan"
        ),
        confirmText: t(
          status === "applying"
            ? "imports.actions.cancelApply"
            : "imports.actions.cancel"
        ),
        cancelText: t("imports.actions.keep"),
      }),
  }
}

/** Rows that an apply writes. */
export function changedRows({ counts }: StockImport): number {
  return CHANGES.reduce((sum, name) => sum + counts[name], 0)
}
