import { Combobox, Form } from "@medusajs/dashboard/components"
import { RadioGroup } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useUnnamedSources } from "../../hooks/use-sources"
import type { CreateSourceValues } from "../../lib/source-form"

/** Whether a new source is a new stock location or one that exists. */
export const CreateSourcePlace = () => {
  const { t } = useTranslation("stockSources")
  const { control, watch, setValue } = useFormContext<CreateSourceValues>()
  const { data: locations = [] } = useUnnamedSources()
  if (!locations.length) {
    return null
  }
  return (
    <>
      <Form.Field
        control={control}
        name="adopts"
        render={({ field: { value, onChange, ref: _ref, ...field } }) => (
          <Form.Item>
            <Form.Label>{t("sources.stockLocation")}</Form.Label>
            <Form.Control>
              <RadioGroup
                {...field}
                value={String(value)}
                onValueChange={(next) => onChange(next === "true")}
              >
                <RadioGroup.ChoiceBox
                  value="false"
                  label={t("sources.form.newLocation")}
                  description={t("sources.form.newLocationHint")}
                />
                <RadioGroup.ChoiceBox
                  value="true"
                  label={t("sources.form.existingLocation")}
                  description={t("sources.form.existingLocationHint")}
                />
              </RadioGroup>
            </Form.Control>
          </Form.Item>
        )}
      />
      {watch("adopts") && (
        <Form.Field
          control={control}
          name="stock_location_id"
          rules={{
            validate: (id) =>
              id ? undefined : t("sources.form.chooseLocation"),
          }}
          render={({ field: { onChange, ...field } }) => (
            <Form.Item>
              <Form.Label>{t("sources.form.location")}</Form.Label>
              <Form.Control>
                <Combobox
                  {...field}
                  onChange={(id) => {
                    onChange(id ?? "")
                    const chosen = locations.find(
                      (one) => one.stock_location_id === id
                    )
                    if (chosen) setValue("name", chosen.name)
                  }}
                  options={locations.map(({ stock_location_id, name }) => ({
                    value: stock_location_id,
                    label: name,
                  }))}
                />
              </Form.Control>
              <Form.ErrorMessage />
            </Form.Item>
          )}
        />
      )}
    </>
  )
}
