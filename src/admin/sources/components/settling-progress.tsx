import { Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"
import { useSourcesChanged } from "../hooks/use-sources"
import type { SourceSettling } from "../lib/sources"

/** How far the units of a source have followed; what they add up to is read again once they have. */
export const SettlingProgress = ({
  settling,
}: {
  settling: SourceSettling
}) => {
  const { t } = useTranslation("stockSources")
  const { number } = useFormat()
  const changed = useSourcesChanged()
  useEffect(() => () => void changed(), [])
  const { enabled, total } = settling
  const figures = { done: number(settling.done), total: number(total) }
  return (
    <Text size="small" className="text-ui-fg-subtle tabular-nums" role="status">
      {total === 0
        ? t(
            enabled
              ? "sources.settling.releasing"
              : "sources.settling.withholding"
          )
        : t(
            enabled
              ? "sources.settling.releasingOf"
              : "sources.settling.withholdingOf",
            figures
          )}
    </Text>
  )
}
