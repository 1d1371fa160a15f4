import { ChevronDownMini } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"

type Props = {
  label: string
  options: { value: string; label: string }[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** Chooses several of the values that there are; not there where there is no choice. */
export const FilterMenu = ({ label, options, chosen, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  if (options.length < 2 && !chosen.length) return null
  const names = options.filter(({ value }) => chosen.includes(value))
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter((other) => other !== value)
        : [...chosen, value]
    )
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="max-w-64">
          <span className="truncate">
            {label}
            {chosen.length > 0 &&
              `: ${names.length === 1 ? names[0].label : format.number(chosen.length)}`}
          </span>
          <ChevronDownMini aria-hidden className="text-ui-fg-muted shrink-0" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="max-h-80 overflow-y-auto" align="end">
        {options.map((option) => (
          <DropdownMenu.CheckboxItem
            key={option.value}
            checked={chosen.includes(option.value)}
            // Several are chosen one after the other.
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={() => toggle(option.value)}
          >
            {option.label}
          </DropdownMenu.CheckboxItem>
        ))}
        {chosen.length > 0 && (
          <>
            <DropdownMenu.Separator />
            <DropdownMenu.Item onClick={() => onChange([])}>
              {t("imports.rows.clearFilter")}
            </DropdownMenu.Item>
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
