import { Alert, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type Props = {
  variant: "info" | "warning" | "error" | "success"
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Read out at once: something has gone wrong that the admin has just asked for. */
  isUrgent?: boolean
}

/** Something that has happened, and what to do about it. */
export const Notice = ({
  variant,
  title,
  children,
  action,
  isUrgent,
}: Props) => (
  <Alert variant={variant} role={isUrgent ? "alert" : undefined}>
    <div className="flex flex-col gap-3 md:flex-row md:items-center md:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        {children && (
          <div className="txt-small text-ui-fg-subtle min-w-0 text-pretty break-words">
            {children}
          </div>
        )}
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  </Alert>
)
