import { Alert, Button, Drawer, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

type Props = {
  title: string
  /** Why the server has not taken it. */
  error: string | undefined
  submit: { label: string; isDisabled: boolean; isLoading: boolean }
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A form in a drawer that no route opens: its fields, what the server had against them, Cancel and one act. */
export const FormDrawer = ({
  title,
  error,
  submit,
  onSubmit,
  onClose,
  children,
}: Props) => {
  const { t: medusa } = useTranslation()
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <form
          className="flex flex-1 flex-col overflow-hidden"
          onSubmit={(event) => {
            event.preventDefault()
            // React hands it on to a form around what opened the drawer.
            event.stopPropagation()
            if (!submit.isDisabled) onSubmit()
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
              disabled={submit.isDisabled}
              isLoading={submit.isLoading}
            >
              {submit.label}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
