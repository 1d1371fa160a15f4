import { Label, Select } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { FormDrawer } from "../../../shared/components/form-drawer"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { useFormat } from "../../../shared/hooks/use-format"
import { useSourceOptions } from "../../../shared/hooks/use-source-options"
import { useSourceItems } from "../../hooks/use-source-items"
import { useTransfer } from "../../hooks/use-transfer"
import { parseQuantity, typedQuantity } from "../../lib/parse-quantity"
import type { SourceItem } from "../../lib/source-items"
import { freeUnits } from "../../lib/transfer"
import { TransferRow } from "./transfer-row"

type Props = {
  /** Of one source. */
  items: SourceItem[]
  onClose: () => void
  onDone: () => void
}

/** Takes units of the chosen items to another source: what is there and what will be there, before it is done. */
export const TransferDrawer = ({ items, onClose, onDone }: Props) => {
  const { t } = useTranslation("stockSources")
  const { locale } = useFormat()
  const errorText = useErrorText()
  const { transfer, isPending, error } = useTransfer()
  const [to, setTo] = useState("")
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      items.map((item) => [
        item.inventory_item_id,
        typedQuantity(freeUnits(item), locale),
      ])
    )
  )
  const there = useUnitsAt(to, items)
  const from = items[0]
  const chosen = items.map((item) => ({
    item,
    quantity: parseQuantity(typed[item.inventory_item_id] ?? "", locale),
  }))
  const wanted = chosen.filter(({ quantity }) => Number(quantity) > 0)
  const isGood =
    to &&
    wanted.length > 0 &&
    chosen.every(
      ({ item, quantity }) =>
        quantity !== null && Number(quantity) <= freeUnits(item)
    )
  const send = async () => {
    await transfer(
      wanted.map(({ item, quantity }) => ({
        sku: item.sku ?? "",
        from: item.source_code,
        to,
        quantity: quantity ?? "0",
      })),
      t("sources.transfer.done", { count: wanted.length, source: to })
    )
    onDone()
    onClose()
  }
  return (
    <FormDrawer
      title={t("sources.transfer.title", { source: from.source_name })}
      error={error ? errorText(error) : undefined}
      submit={{
        label: t("sources.transfer.submit"),
        isDisabled: !isGood,
        isLoading: isPending,
      }}
      // What has failed stands in the drawer.
      onSubmit={() => void send().catch(() => undefined)}
      onClose={onClose}
    >
      <TargetSelect from={from.source_code} value={to} onChange={setTo} />
      <ul className="flex flex-col gap-y-4">
        {items.map((item) => (
          <TransferRow
            key={item.inventory_item_id}
            item={item}
            there={to ? there(item) : undefined}
            to={to}
            typed={typed[item.inventory_item_id] ?? ""}
            onType={(text) =>
              setTyped({ ...typed, [item.inventory_item_id]: text })
            }
          />
        ))}
      </ul>
    </FormDrawer>
  )
}

type TargetProps = {
  from: string
  value: string
  onChange: (code: string) => void
}

const TargetSelect = ({ from, value, onChange }: TargetProps) => {
  const { t } = useTranslation("stockSources")
  const { data: sources = [] } = useSourceOptions()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {t("sources.transfer.to")}
      </Label>
      <Select size="small" value={value} onValueChange={onChange}>
        <Select.Trigger id={id}>
          <Select.Value placeholder={t("sources.transfer.choose")} />
        </Select.Trigger>
        <Select.Content>
          {sources
            .filter((source) => source.value !== from)
            .map((source) => (
              <Select.Item key={source.value} value={source.value}>
                {source.label}
              </Select.Item>
            ))}
        </Select.Content>
      </Select>
    </div>
  )
}

/** What the source has of these items already; 0 where they are not assigned to it yet. */
function useUnitsAt(source: string, items: SourceItem[]) {
  const { data } = useSourceItems(
    {
      source_code: [source],
      sku: items.map(({ sku }) => sku ?? ""),
      limit: items.length,
    },
    Boolean(source)
  )
  return ({ inventory_item_id }: SourceItem) =>
    data?.source_items.find(
      (one) =>
        one.inventory_item_id === inventory_item_id &&
        one.source_code === source
    )?.quantity ?? 0
}
