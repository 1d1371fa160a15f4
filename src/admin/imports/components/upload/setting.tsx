import { Hint, Label } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { ImportOption } from "../../lib/import-options"

type Field = { id: string; "aria-describedby"?: string }
type Props = {
  name: ImportOption
  hint?: string
  children: (field: Field) => ReactNode
}

/** A labeled field of the settings. */
export const Setting = ({ name, hint, children }: Props) => {
  const { t } = useTranslation("stockSources")
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {t(`imports.settings.${name}`)}
      </Label>
      {children({ id, "aria-describedby": hint && `${id}-hint` })}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </div>
  )
}
