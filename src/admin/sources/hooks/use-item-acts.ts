import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useUndoToast } from "../../shared/hooks/use-undo-toast"
import { useFormat } from "../../shared/hooks/use-format"
import type { SourceItem, SourceItemStatus } from "../lib/source-items"
import { useChangeSourceItems } from "./use-source-items"

/** What is done to all chosen items of a source at once, and undone from the toast that says so. */
export function useItemActs(items: SourceItem[], onDone: () => void) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { number } = useFormat()
  const errorText = useErrorText()
  const prompt = usePrompt()
  const saysDone = useUndoToast()
  const { mutateAsync, isPending } = useChangeSourceItems()
  const count = items.length

  const run = async (
    change: Parameters<typeof mutateAsync>[0],
    back: Parameters<typeof mutateAsync>[0],
    done: string
  ) => {
    try {
      await mutateAsync(change)
      onDone()
      saysDone(done, () => mutateAsync(back))
    } catch (error) {
      toast.error(t("sources.selection.failed"), {
        description: errorText(error),
      })
    }
  }
  const setStatus = (status: SourceItemStatus) => {
    const others = items.filter((item) => item.status !== status)
    if (!others.length) return onDone()
    return run(
      { upsert: others.map((item) => ({ ...pairOf(item), status })) },
      {
        upsert: others.map((item) => ({
          ...pairOf(item),
          status: item.status,
        })),
      },
      t(`sources.selection.done.${status ? "in" : "out"}`, {
        count: others.length,
      })
    )
  }

  const remove = async () => {
    const units = items.reduce((sum, { quantity }) => sum + quantity, 0)
    const isMeant = await prompt({
      title: t("sources.selection.removing.title", { count }),
      description: t("sources.selection.removing.description", {
        count: units,
        units: number(units),
      }),
      confirmText: medusa("actions.remove"),
      cancelText: medusa("actions.cancel"),
    })
    if (!isMeant) return
    await run(
      { delete: items.map(pairOf) },
      {
        upsert: items.map((item) => ({
          ...pairOf(item),
          status: item.status,
          quantity: String(item.quantity),
          // Somebody may have added it again meanwhile.
          expected_quantity: "0",
        })),
      },
      t("sources.selection.done.removed", { count })
    )
  }
  return { setStatus, remove, isPending }
}

function pairOf({ source_code, sku }: SourceItem) {
  return { source_code, sku: sku ?? "" }
}
