import { TriangleDownMini } from "@medusajs/icons"
import { DropdownMenu, StatusBadge, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { useChangeSourceItem } from "../../hooks/use-source-items"
import type { SourceItem, SourceItemStatus } from "../../lib/source-items"

type StatusCellProps = {
  item: SourceItem
  canEdit: boolean
}

const STATUSES = [1, 0] as const
const WORDS = { 1: "in", 0: "out" } as const

/** A source item's status, changed in place. */
export const StatusCell = ({ item, canEdit }: StatusCellProps) =>
  canEdit && item.sku ? (
    <StatusMenu item={item} />
  ) : (
    <ItemStatusBadge status={item.status} />
  )

/** In stock or out of stock: a word, and a color beside it. */
export const ItemStatusBadge = ({ status }: { status: SourceItemStatus }) => {
  const { t } = useTranslation("stockSources")
  return (
    <StatusBadge color={status === 1 ? "green" : "red"}>
      {t(`common.stockStatus.${WORDS[status]}`)}
    </StatusBadge>
  )
}

const StatusMenu = ({ item }: { item: SourceItem }) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const { mutate, isPending } = useChangeSourceItem(item)

  const handleChange = (value: string) => {
    const status = Number(value) as SourceItemStatus
    if (status === item.status) return
    mutate(
      { status },
      {
        onError: (error) =>
          toast.error(t("sources.items.statusNotSaved", { sku: item.sku }), {
            description: errorText(error),
          }),
      }
    )
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger
        disabled={isPending}
        className="focus-visible:shadow-borders-focus flex items-center gap-x-1 rounded-md outline-none"
        aria-label={t("sources.items.statusOf", {
          sku: item.sku,
          source: item.source_name,
          status: t(`common.stockStatus.${WORDS[item.status]}`),
        })}
      >
        <ItemStatusBadge status={item.status} />
        <TriangleDownMini className="text-ui-fg-muted" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        <DropdownMenu.RadioGroup
          value={String(item.status)}
          onValueChange={handleChange}
        >
          {STATUSES.map((status) => (
            <DropdownMenu.RadioItem key={status} value={String(status)}>
              {t(`common.stockStatus.${WORDS[status]}`)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
