import { Alert, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSourceStock } from "../hooks/use-sources"
import type { Source } from "../lib/sources"
import { SettlingProgress } from "./settling-progress"
import { DefaultBadge, EnabledBadge } from "./source-badges"
import { SourceFacts } from "./source-facts"
import { SourceMenu } from "./source-menu"
import { SourcePlace } from "./form/source-place"

type SourceHeaderProps = {
  source: Source
  onDeleted: () => void
}

/** What a source is, and what its items are all together. */
export const SourceHeader = ({ source, onDeleted }: SourceHeaderProps) => {
  const { t } = useTranslation("stockSources")
  const stockOf = useSourceStock([source.code])
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2">
            <Heading className="truncate">{source.name}</Heading>
            {source.is_default && <DefaultBadge />}
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {source.code}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <EnabledBadge enabled={source.enabled} />
          <SourceMenu source={source} onDeleted={onDeleted} />
        </div>
      </div>
      {source.settling && (
        <div className="px-6 py-4">
          <SettlingProgress settling={source.settling} />
        </div>
      )}
      {/* Until its units have followed, some of them are still sold. */}
      {!source.enabled && !source.settling && (
        <div className="px-6 py-4">
          <Alert variant="info">{t("sources.disabledHint")}</Alert>
        </div>
      )}
      <SourceFacts stock={stockOf(source.code)} />
      <SourcePlace source={source} />
    </Container>
  )
}
