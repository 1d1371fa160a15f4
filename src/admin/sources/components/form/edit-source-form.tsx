import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useConfirmToggle } from "../../hooks/use-confirm-toggle"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { useUpdateSource } from "../../hooks/use-sources"
import {
  toAddress,
  toAddressValues,
  type AddressValues,
} from "../../lib/source-form"
import type { Source } from "../../lib/sources"
import { AddressFields } from "./address-fields"
import { SourceDrawerForm } from "./source-drawer"
import { SwitchField } from "./switch-field"
import { TextField } from "./text-field"

type EditSourceValues = {
  name: string
  enabled: boolean
  is_default: boolean
  address: AddressValues
}

/** What of a source can be changed: its code cannot. */
export const EditSourceForm = ({ source }: { source: Source }) => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { handleSuccess } = useRouteModal()
  const errorText = useErrorText()
  const { mutate, isPending, error } = useUpdateSource(source.code)
  const confirmToggle = useConfirmToggle(source)
  const form = useForm<EditSourceValues>({
    defaultValues: {
      name: source.name,
      enabled: source.enabled,
      is_default: source.is_default,
      address: toAddressValues(source.address),
    },
  })
  const { control, watch } = form
  const isDefault = watch("is_default")

  const handleSubmit = form.handleSubmit(
    async ({ name, enabled, is_default, address }) => {
      if (enabled !== source.enabled && !(await confirmToggle())) return
      mutate(
        {
          name: name.trim(),
          // Only what has changed: units of a large source are moved by it.
          enabled: enabled === source.enabled ? undefined : enabled,
          is_default: is_default && !source.is_default ? true : undefined,
          address: toAddress(address),
        },
        {
          onSuccess: () => {
            toast.success(t("sources.form.saved", { name }))
            handleSuccess()
          },
        }
      )
    }
  )

  return (
    <SourceDrawerForm
      form={form}
      onSubmit={handleSubmit}
      isSaving={isPending}
      error={error ? errorText(error) : undefined}
    >
      <TextField
        control={control}
        name="name"
        label={medusa("fields.name")}
        validate={(name) =>
          name.trim() ? undefined : t("sources.form.nameNeeded")
        }
      />
      <SwitchField
        control={control}
        name="enabled"
        label={medusa("statuses.enabled")}
        hint={t(
          isDefault ? "sources.defaultStaysEnabled" : "sources.form.enabledHint"
        )}
        disabled={isDefault}
      />
      <SwitchField
        control={control}
        name="is_default"
        label={t("sources.form.default")}
        hint={t(
          source.is_default ? "sources.isDefault" : "sources.form.defaultHint"
        )}
        disabled={source.is_default || !watch("enabled")}
      />
      <AddressFields />
    </SourceDrawerForm>
  )
}
