import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ProfilesTable } from "../../../profiles/components/profiles-table"
import { Breadcrumb } from "../../../shared/components/breadcrumb"

/** The profiles by which files from elsewhere are read. */
const StockImportProfilesPage = () => {
  const { t } = useTranslation("stockSources")
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading>{t("profiles.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("profiles.subtitle")}
        </Text>
      </div>
      <ProfilesTable />
    </Container>
  )
}

export const handle = {
  breadcrumb: () => <Breadcrumb name="profiles.title" />,
}

export default StockImportProfilesPage
