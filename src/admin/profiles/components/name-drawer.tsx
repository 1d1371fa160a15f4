import {
  Alert,
  Button,
  Drawer,
  Heading,
  Input,
  Label,
  Hint,
} from "@medusajs/ui"
import { useId, useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"

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
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <form
          className="flex flex-1 flex-col overflow-hidden"
          onSubmit={(event) => {
            event.preventDefault()
            // It stands in a form of its own, also where it is shown by another one.
            event.stopPropagation()
            if (name.trim()) onSave(name.trim())
          }}
        >
          <Drawer.Header>
            <Drawer.Title asChild>
              <Heading>{title}</Heading>
            </Drawer.Title>
          </Drawer.Header>
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            {error && (
              <Alert variant="error" role="alert">
                {error}
              </Alert>
            )}
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
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary">
                {medusa("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={isSaving}
              disabled={!name.trim()}
            >
              {medusa("actions.save")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
