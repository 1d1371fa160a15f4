import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { DetailWidgetProps } from "@medusajs/framework/types"
import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LocationSourceRows } from "../sources/components/location-source-rows"
import { WidgetHeader } from "../sources/components/widget-header"
import { LoadError } from "../shared/components/load-error"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useSourceOfLocation } from "../sources/hooks/use-sources"
import { EnabledBadge } from "../sources/components/source-badges"

/** On a stock location: the source that it is. */
const LocationSource = ({ data }: DetailWidgetProps<{ id: string }>) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const { data: source, error, refetch } = useSourceOfLocation(data.id)
  if (!can("stock_source:read") || source === null) {
    return null
  }
  return (
    <Container className="divide-y overflow-hidden p-0">
      <WidgetHeader heading={t("widgets.source")}>
        {source && <EnabledBadge enabled={source.enabled} />}
      </WidgetHeader>
      {error ? (
        <LoadError error={error} onRetry={refetch} />
      ) : (
        <LocationSourceRows source={source} />
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({
  zone: "location.details.side.before",
})

export default LocationSource
