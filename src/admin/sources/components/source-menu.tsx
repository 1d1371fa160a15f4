import { useTranslation } from "react-i18next"
import { useSourceActions } from "../hooks/use-source-actions"
import type { Source } from "../lib/sources"
import { ActionMenu } from "../../shared/components/action-menu"

type SourceMenuProps = {
  source: Source
  onDeleted?: () => void
}

/** What can be done to a source. */
export const SourceMenu = ({ source, onDeleted }: SourceMenuProps) => {
  const { t } = useTranslation("stockSources")
  const groups = useSourceActions(source, onDeleted)
  return (
    <ActionMenu
      label={t("sources.actionsOf", { name: source.name })}
      groups={groups}
    />
  )
}
