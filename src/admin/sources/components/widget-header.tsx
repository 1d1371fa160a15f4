import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type WidgetHeaderProps = {
  heading: string
  hint?: string
  /** What can be done, at the end of the line. */
  children?: ReactNode
}

/** Heading of a container on one of Medusa's own pages. */
export const WidgetHeader = ({
  heading,
  hint,
  children,
}: WidgetHeaderProps) => (
  <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
    <div>
      <Heading level="h2">{heading}</Heading>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
    </div>
    {children}
  </div>
)
