import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** Stock Sources: all sources of the store. */
const StockSourcesPage = () => {
  const { t } = useTranslation("stockSources")
  return (
    <Container>
      <Heading>{t("common.stockSources")}</Heading>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "common.stockSources",
  translationNs: "stockSources",
  nested: "/inventory",
})

export default StockSourcesPage
