import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "./use-error-text"

/** Says what was done, with a button that takes it back; once, whatever is clicked meanwhile. */
export function useUndoToast() {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  return (done: string, takeBack: () => Promise<unknown>) => {
    let isTaken = false
    const undo = async () => {
      if (isTaken) return
      isTaken = true
      toast.dismiss(id)
      try {
        await takeBack()
        toast.success(t("sources.selection.undone"))
      } catch (error) {
        toast.error(t("sources.selection.notUndone"), {
          description: errorText(error),
        })
      }
    }
    const label = t("sources.selection.undo")
    const id = toast.success(done, {
      action: { label, altText: label, onClick: () => void undo() },
    })
  }
}
