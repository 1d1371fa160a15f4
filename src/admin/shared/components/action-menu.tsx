import { EllipsisHorizontal } from "@medusajs/icons"
import {
  ActionMenu as MedusaActionMenu,
  type ActionGroup,
} from "@medusajs/dashboard/components"
import { IconButton } from "@medusajs/ui"

type ActionMenuProps = {
  /** What the actions are about, such as `Actions for Berlin Store`. */
  label: string
  groups: ActionGroup[]
}

/** Medusa's action menu with a name; nothing where nothing can be done. */
export const ActionMenu = ({ label, groups }: ActionMenuProps) => {
  const offered = groups.filter(({ actions }) => actions.length)
  if (!offered.length) {
    return null
  }
  return (
    <MedusaActionMenu groups={offered}>
      <IconButton size="small" variant="transparent" aria-label={label}>
        <EllipsisHorizontal />
      </IconButton>
    </MedusaActionMenu>
  )
}
