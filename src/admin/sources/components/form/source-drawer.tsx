import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert, Button, Heading } from "@medusajs/ui"
import type { FormEventHandler, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"

type SourceDrawerFormProps<Values extends FieldValues> = {
  form: UseFormReturn<Values>
  onSubmit: FormEventHandler
  isSaving: boolean
  /** Why the server has not taken it. */
  error: string | undefined
  children: ReactNode
}

/** A drawer with a heading; what is in it may still be loading. */
export const SourceDrawer = ({
  heading,
  children,
}: {
  heading: string
  children: ReactNode
}) => (
  <RouteDrawer>
    <RouteDrawer.Header>
      <RouteDrawer.Title asChild>
        <Heading>{heading}</Heading>
      </RouteDrawer.Title>
    </RouteDrawer.Header>
    {children}
  </RouteDrawer>
)

/** The form of a drawer: fields, what the server had against them, Cancel and Save. */
export function SourceDrawerForm<Values extends FieldValues>({
  form,
  onSubmit,
  isSaving,
  error,
  children,
}: SourceDrawerFormProps<Values>) {
  const { t } = useTranslation()
  return (
    <RouteDrawer.Form form={form}>
      <form
        onSubmit={onSubmit}
        noValidate
        className="flex flex-1 flex-col overflow-hidden"
      >
        <RouteDrawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error && (
            <Alert variant="error" role="alert">
              {error}
            </Alert>
          )}
          {children}
        </RouteDrawer.Body>
        <RouteDrawer.Footer>
          <RouteDrawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("actions.cancel")}
            </Button>
          </RouteDrawer.Close>
          <Button size="small" type="submit" isLoading={isSaving}>
            {t("actions.save")}
          </Button>
        </RouteDrawer.Footer>
      </form>
    </RouteDrawer.Form>
  )
}
