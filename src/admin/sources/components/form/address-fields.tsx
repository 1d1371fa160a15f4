import { CountrySelect, Form } from "@medusajs/dashboard/components"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { hasAddress, type AddressValues } from "../../lib/source-form"
import { TextField } from "./text-field"

type WithAddress = { address: AddressValues }

/** The address of a source: all of it may be left out, or street and country are needed. */
export const AddressFields = () => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { control } = useFormContext<WithAddress>()
  const needed = (value: string, { address }: WithAddress) =>
    !value.trim() && hasAddress(address)
      ? t("sources.form.addressNeeds")
      : undefined
  const text = (name: keyof AddressValues, label: string) => (
    <TextField
      control={control}
      name={`address.${name}`}
      label={label}
      optional
      validate={name === "address_1" ? needed : undefined}
    />
  )
  return (
    <>
      {text("address_1", medusa("fields.address"))}
      {text("address_2", medusa("fields.address2"))}
      {text("postal_code", medusa("fields.postalCode"))}
      {text("city", medusa("fields.city"))}
      <Form.Field
        control={control}
        name="address.country_code"
        rules={{ validate: needed }}
        render={({ field }) => (
          <Form.Item>
            <Form.Label optional>{medusa("fields.country")}</Form.Label>
            <Form.Control>
              <CountrySelect {...field} />
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      {text("province", medusa("fields.state"))}
      {text("company", medusa("fields.company"))}
      {text("phone", medusa("fields.phone"))}
    </>
  )
}
