import {
  PencilSquare,
  Star,
  Trash,
  XCircle,
  CheckCircle,
} from "@medusajs/icons"
import type { Action, ActionGroup } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import type { Source } from "../lib/sources"
import { useDeleteSourcePrompt } from "./use-delete-source-prompt"
import { useMakeDefaultPrompt } from "./use-make-default-prompt"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useToggleSourcePrompt } from "./use-toggle-source-prompt"

/** What can be done to a source by who is logged in, as groups of an action menu. */
export function useSourceActions(
  source: Source,
  onDeleted?: () => void
): ActionGroup[] {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { can } = usePermissions()
  const toggle = useToggleSourcePrompt(source)
  const makeDefault = useMakeDefaultPrompt(source)
  const remove = useDeleteSourcePrompt(source, onDeleted)

  const isKept = source.is_default
  const change: Action[] = [
    {
      icon: <PencilSquare />,
      label: medusa("actions.edit"),
      to: `/stock-sources/${source.code}/edit`,
    },
    {
      icon: source.enabled ? <XCircle /> : <CheckCircle />,
      label: t(source.enabled ? "sources.disable" : "sources.enable"),
      disabled: isKept && source.enabled,
      disabledTooltip: t("sources.defaultStaysEnabled"),
      onClick: toggle,
    },
    {
      icon: <Star />,
      label: t("sources.makeDefault"),
      disabled: isKept || !source.enabled,
      disabledTooltip: t(isKept ? "sources.isDefault" : "sources.enableFirst"),
      onClick: makeDefault,
    },
  ]
  const removal: Action[] = [
    {
      icon: <Trash />,
      label: medusa("actions.delete"),
      disabled: isKept,
      disabledTooltip: t("sources.defaultStays"),
      onClick: remove,
    },
  ]
  return [
    { actions: can("stock_source:update") ? change : [] },
    { actions: can("stock_source:delete") ? removal : [] },
  ]
}
