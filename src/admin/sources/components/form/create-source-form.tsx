import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { useCreateSource } from "../../hooks/use-sources"
import {
  NO_ADDRESS,
  toAddress,
  type CreateSourceValues,
} from "../../lib/source-form"
import { AddressFields } from "./address-fields"
import { CreateSourcePlace } from "./create-source-place"
import { CodeField } from "./code-field"
import { SourceDrawerForm } from "./source-drawer"
import { SwitchField } from "./switch-field"
import { TextField } from "./text-field"

/** Makes a source of a new stock location, or of one that exists and whose source nobody has named. */
export const CreateSourceForm = () => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { handleSuccess } = useRouteModal()
  const errorText = useErrorText()
  const { mutate, isPending, error } = useCreateSource()
  const form = useForm<CreateSourceValues>({
    defaultValues: {
      adopts: false,
      stock_location_id: "",
      name: "",
      code: "",
      enabled: true,
      is_default: false,
      address: NO_ADDRESS,
    },
  })
  const { control, watch } = form
  const adopts = watch("adopts")

  const handleSubmit = form.handleSubmit(({ adopts, ...values }) =>
    mutate(
      {
        code: values.code.trim(),
        name: values.name.trim(),
        enabled: values.enabled,
        is_default: values.is_default,
        ...(adopts
          ? { stock_location_id: values.stock_location_id }
          : { address: toAddress(values.address) }),
      },
      {
        onSuccess: ({ code, name }) => {
          toast.success(t("sources.form.created", { name }))
          handleSuccess(`/stock-sources/${code}`)
        },
      }
    )
  )

  return (
    <SourceDrawerForm
      form={form}
      onSubmit={handleSubmit}
      isSaving={isPending}
      error={error ? errorText(error) : undefined}
    >
      <CreateSourcePlace />
      <TextField
        control={control}
        name="name"
        label={medusa("fields.name")}
        validate={(name) =>
          name.trim() ? undefined : t("sources.form.nameNeeded")
        }
      />
      <CodeField />
      <SwitchField
        control={control}
        name="enabled"
        label={medusa("statuses.enabled")}
        hint={t("sources.form.enabledHint")}
        disabled={watch("is_default")}
      />
      <SwitchField
        control={control}
        name="is_default"
        label={t("sources.form.default")}
        hint={t("sources.form.defaultHint")}
        disabled={!watch("enabled")}
      />
      {!adopts && <AddressFields />}
    </SourceDrawerForm>
  )
}
