import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Source } from "../lib/sources"
import { useConfirmToggle } from "./use-confirm-toggle"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useUpdateSource } from "./use-sources"

/** Enables or disables a source, once the admin has been told what that means. */
export function useToggleSourcePrompt(source: Source) {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const confirm = useConfirmToggle(source)
  const { mutateAsync } = useUpdateSource(source.code)
  const texts = source.enabled ? "sources.disabling" : "sources.enabling"

  return async () => {
    const id = `stock-source-${source.code}`
    const { name } = source
    try {
      if (!(await confirm())) return
      // Moving the units of a large source takes seconds.
      toast.loading(t(`${texts}.loading`, { name }), { id })
      await mutateAsync({ enabled: !source.enabled })
      toast.success(t(`${texts}.done`, { name }), { id })
    } catch (error) {
      toast.error(t(`${texts}.failed`, { name }), {
        id,
        description: errorText(error),
      })
    }
  }
}
