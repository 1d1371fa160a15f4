import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Source } from "../lib/sources"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useUpdateSource } from "./use-sources"

/** Makes a source the default, once the admin has been told what that means. */
export function useMakeDefaultPrompt(source: Source) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const prompt = usePrompt()
  const errorText = useErrorText()
  const { mutateAsync } = useUpdateSource(source.code)

  return async () => {
    const isMeant = await prompt({
      variant: "confirmation",
      title: t("sources.defaulting.title", { name: source.name }),
      description: t("sources.defaulting.description"),
      confirmText: t("sources.makeDefault"),
      cancelText: medusa("actions.cancel"),
    })
    if (!isMeant) return
    try {
      await mutateAsync({ is_default: true })
      toast.success(t("sources.defaulting.done", { name: source.name }))
    } catch (error) {
      toast.error(t("sources.defaulting.failed", { name: source.name }), {
        description: errorText(error),
      })
    }
  }
}
