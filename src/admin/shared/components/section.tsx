import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type Props = {
  /** Where an address or a button leads to. */
  id?: string
  title: string
  hint?: string
  actions?: ReactNode
  children: ReactNode
}

/** A titled container, as Medusa's own pages have them. */
export const Section = ({ id, title, hint, actions, children }: Props) => (
  <Container id={id} className="divide-y p-0">
    <div className="flex items-center justify-between gap-4 px-6 py-4">
      <div>
        <Heading level="h2">{title}</Heading>
        {hint && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        )}
      </div>
      {actions}
    </div>
    {children}
  </Container>
)
