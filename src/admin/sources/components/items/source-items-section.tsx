import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import type { Source } from "../../lib/sources"
import { SourceItemsTable } from "./source-items-table"

/** The items of one source. */
export const SourceItemsSection = ({ source }: { source: Source }) => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { can } = usePermissions()
  const canChange = can("stock_source_item:update")
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">{t("sources.itemsCount")}</Heading>
          {canChange && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("sources.items.hint")}
            </Text>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {can("stock_source:export") && (
            <Button size="small" variant="secondary" asChild>
              <Link
                to={`/stock-export?source_code=${encodeURIComponent(source.code)}`}
              >
                {medusa("actions.export")}
              </Link>
            </Button>
          )}
          {canChange && (
            <Button size="small" variant="secondary" asChild>
              <Link to="add">{t("sources.adding.action")}</Link>
            </Button>
          )}
        </div>
      </div>
      <SourceItemsTable
        filters={{ source_code: [source.code] }}
        isSelectable={canChange}
      />
    </Container>
  )
}
