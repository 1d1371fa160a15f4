import { Label, Switch, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type ExportExpectedQuantityProps = {
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Whether the file remembers what was there, so that what is sold until the import survives it. */
export const ExportExpectedQuantity = ({
  checked,
  onChange,
}: ExportExpectedQuantityProps) => {
  const { t } = useTranslation("stockSources")
  return (
    <section className="flex items-start gap-x-3 px-6 py-4">
      <Switch
        id="export-expected-quantity"
        checked={checked}
        onCheckedChange={onChange}
        aria-describedby="export-expected-quantity-why"
        className="mt-0.5 shrink-0"
      />
      <div className="flex flex-col gap-y-1">
        <Label size="small" weight="plus" htmlFor="export-expected-quantity">
          {t("exports.expectedQuantity.label")}
        </Label>
        <Text
          size="small"
          className="text-ui-fg-subtle"
          id="export-expected-quantity-why"
        >
          {t("exports.expectedQuantity.why")}
        </Text>
      </div>
    </section>
  )
}
