import { Hint, Input, Label } from "@medusajs/ui"
import { useId, useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { FormDrawer } from "../../shared/components/form-drawer"

type Props = {
  title: string
  /** What the name is now. */
  name: string
  hint?: (name: string) => string | undefined
  /** Why the server has not taken it. */
  error: string | undefined
  isSaving: boolean
  onSave: (name: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Asks for the name of a profile. */
export const NameDrawer = (props: Props) => {
  const { title, hint, error, isSaving, onSave, onClose, children } = props
  const { t: medusa } = useTranslation()
  const [name, setName] = useState(props.name)
  const id = useId()
  const said = hint?.(name.trim())
  return (
    <FormDrawer
      title={title}
      error={error}
      submit={{
        label: medusa("actions.save"),
        isDisabled: !name.trim(),
        isLoading: isSaving,
      }}
      onSubmit={() => onSave(name.trim())}
      onClose={onClose}
    >
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={id} size="small" weight="plus">
          {medusa("fields.name")}
        </Label>
        <Input
          id={id}
          size="small"
          autoComplete="off"
          autoFocus
          maxLength={100}
          value={name}
          aria-describedby={said && `${id}-hint`}
          onChange={({ target }) => setName(target.value)}
        />
        {said && <Hint id={`${id}-hint`}>{said}</Hint>}
      </div>
      {children}
    </FormDrawer>
  )
}
