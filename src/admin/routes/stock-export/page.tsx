import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Alert, Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ExportColumns } from "../../exports/components/export-columns"
import { ExportExpectedQuantity } from "../../exports/components/export-expected-quantity"
import { ExportFilters } from "../../exports/components/export-filters"
import { ExportFormatChoice } from "../../exports/components/export-format"
import { ExportFooter } from "../../exports/components/export-footer"
import { Breadcrumb } from "../../shared/components/breadcrumb"
import { useExportChoice } from "../../exports/hooks/use-export-choice"
import { usePermissions } from "../../shared/hooks/use-permissions"

/** Export stock: which source items, which columns, how many rows, and the file. */
const StockExportPage = () => {
  const { t } = useTranslation("stockSources")
  const { can, isPending } = usePermissions()
  const { choice, settled, change } = useExportChoice()
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-3 px-6 py-4 sm:flex-row sm:items-start sm:justify-between">
        <div>
          <Heading>{t("common.exportStock")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("exports.description")}
          </Text>
        </div>
        <Button
          size="small"
          variant="secondary"
          className="w-fit shrink-0"
          asChild
        >
          <Link to="/stock-imports">{t("common.stockImports")}</Link>
        </Button>
      </div>
      {isPending || can("stock_source:export") ? (
        <>
          <ExportFilters choice={choice} onChange={change} />
          <ExportColumns choice={choice} onChange={change} />
          <ExportExpectedQuantity
            checked={choice.expectedQuantity}
            onChange={(expectedQuantity) => change({ expectedQuantity })}
          />
          <ExportFormatChoice choice={choice} onChange={change} />
          <ExportFooter choice={settled} />
        </>
      ) : (
        <div className="px-6 py-4">
          <Alert variant="warning">{t("common.error.forbidden")}</Alert>
        </div>
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "common.exportStock",
  translationNs: "stockSources",
  nested: "/inventory",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="common.exportStock" />,
}

export default StockExportPage
