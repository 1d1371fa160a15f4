import { Container, Heading, Text } from "@medusajs/ui"
import { useEffect, useRef, type ReactNode } from "react"

type Props = {
  title: string
  hint?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

/** What the import is at, as the first section of its page; its heading takes the focus when the step begins. */
export const StepSection = ({ title, hint, actions, children }: Props) => {
  const heading = useRef<HTMLSpanElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
        <div className="flex flex-col gap-y-1">
          <Heading level="h2">
            <span ref={heading} tabIndex={-1} className="outline-none">
              {title}
            </span>
          </Heading>
          {hint && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {hint}
            </Text>
          )}
        </div>
        {actions && (
          <div className="flex shrink-0 flex-wrap items-center gap-2">
            {actions}
          </div>
        )}
      </div>
      {children}
    </Container>
  )
}
