import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type EmptyListProps = {
  heading: string
  description?: string
  /** What to do about it. */
  action?: ReactNode
}

/** What stands in place of rows that are not there. */
export const EmptyList = ({ heading, description, action }: EmptyListProps) => (
  <div className="flex min-h-[200px] w-full flex-col items-center justify-center gap-y-4 border-y px-6 py-12 text-center">
    <div className="flex flex-col gap-y-1">
      <Text size="small" weight="plus" leading="compact">
        {heading}
      </Text>
      {description && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {description}
        </Text>
      )}
    </div>
    {action}
  </div>
)
