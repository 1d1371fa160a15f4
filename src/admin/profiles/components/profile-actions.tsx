import { PencilSquare, Trash } from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { ActionMenu } from "../../shared/components/action-menu"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useDeleteProfile, useSaveProfile } from "../hooks/use-profiles"
import type { Profile } from "../lib/profile"
import { NameDrawer } from "./name-drawer"

/** Renames or deletes a profile of the store's own. */
export const ProfileActions = ({ profile }: { profile: Profile }) => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { can } = usePermissions()
  const errorText = useErrorText()
  const prompt = usePrompt()
  const saving = useSaveProfile()
  const deleting = useDeleteProfile()
  const [isNamed, setIsNamed] = useState(false)
  const { id, name, built_in } = profile
  if (built_in) return null

  const close = () => {
    setIsNamed(false)
    saving.reset()
  }
  const rename = async (to: string) => {
    await saving.mutateAsync({ id, name: to })
    toast.success(t("profiles.saved", { name: to }))
    close()
  }
  const remove = async () => {
    const isMeant = await prompt({
      title: t("profiles.delete.title", { name }),
      description: t("profiles.delete.description"),
      confirmText: medusa("actions.delete"),
      cancelText: medusa("actions.cancel"),
    })
    if (!isMeant) return
    try {
      await deleting.mutateAsync(id)
      toast.success(t("profiles.delete.done", { name }))
    } catch (error) {
      toast.error(t("profiles.delete.failed", { name }), {
        description: errorText(error),
      })
    }
  }
  const actions = [
    ...(can("stock_import_profile:update")
      ? [
          {
            icon: <PencilSquare />,
            label: t("profiles.rename"),
            onClick: () => setIsNamed(true),
          },
        ]
      : []),
    ...(can("stock_import_profile:delete")
      ? [
          {
            icon: <Trash />,
            label: medusa("actions.delete"),
            onClick: () => void remove(),
          },
        ]
      : []),
  ]
  return (
    <>
      <ActionMenu label={t("profiles.menu", { name })} groups={[{ actions }]} />
      {isNamed && (
        <NameDrawer
          title={t("profiles.rename")}
          name={name}
          error={saving.error ? errorText(saving.error) : undefined}
          isSaving={saving.isPending}
          onSave={(to) => void rename(to).catch(() => undefined)}
          onClose={close}
        />
      )}
    </>
  )
}
