import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useItemActs } from "../../hooks/use-item-acts"
import type { SourceItem } from "../../lib/source-items"
import { TransferDrawer } from "./transfer-drawer"

type Props = { items: SourceItem[]; onClear: () => void }

/** What can be done with the chosen items of a source. */
export const SelectedItems = ({ items, onClear }: Props) => {
  const { t } = useTranslation("stockSources")
  const { setStatus, remove, isPending } = useItemActs(items, onClear)
  const [isTransfer, setIsTransfer] = useState(false)
  const acts = [
    { label: t("sources.transfer.action"), run: () => setIsTransfer(true) },
    { label: t("sources.selection.in"), run: () => setStatus(1) },
    { label: t("sources.selection.out"), run: () => setStatus(0) },
    { label: t("sources.items.remove"), run: remove },
  ]
  if (!items.length) return null
  return (
    <div
      role="toolbar"
      aria-label={t("sources.selection.acts")}
      className="bg-ui-bg-subtle flex flex-wrap items-center gap-2 px-6 py-3"
    >
      <Text size="small" weight="plus" aria-live="polite" className="mr-auto">
        {t("sources.adding.chosen", { count: items.length })}
      </Text>
      {acts.map(({ label, run }) => (
        <Button
          key={label}
          size="small"
          variant="secondary"
          disabled={isPending}
          onClick={() => void run()}
        >
          {label}
        </Button>
      ))}
      <Button size="small" variant="transparent" onClick={onClear}>
        {t("sources.selection.clear")}
      </Button>
      {isTransfer && (
        <TransferDrawer
          items={items}
          onClose={() => setIsTransfer(false)}
          onDone={onClear}
        />
      )}
    </div>
  )
}
