import { useEffect } from "react"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import {
  SOURCE_CODE,
  suggestCode,
} from "../../../../modules/stock-source/sources/source-code"
import type { CreateSourceValues } from "../../lib/source-form"
import { TextField } from "./text-field"

/** The code of a new source: made from its name until it is typed over. */
export const CodeField = () => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { control, watch, setValue, getFieldState, formState } =
    useFormContext<CreateSourceValues>()
  const name = watch("name")
  const { isDirty: isTyped } = getFieldState("code", formState)

  useEffect(() => {
    // Not marked as typed, so that it goes on following the name.
    if (!isTyped) setValue("code", suggestCode(name))
  }, [name])

  return (
    <TextField
      control={control}
      name="code"
      label={medusa("fields.code")}
      hint={t("sources.form.codeHint")}
      validate={(code) =>
        SOURCE_CODE.test(code.trim()) ? undefined : t("sources.form.codeRule")
      }
    />
  )
}
