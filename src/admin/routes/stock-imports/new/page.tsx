import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ImportSteps } from "../../../imports/components/page/import-steps"
import { NewImport } from "../../../imports/components/upload/new-import"
import { NewImportBreadcrumb } from "../../../imports/components/upload/new-import-breadcrumb"
import { Notice } from "../../../shared/components/notice"
import { usePermissions } from "../../../shared/hooks/use-permissions"

/** A new stock import: the upload step. */
const NewStockImportPage = () => {
  const { t } = useTranslation("stockSources")
  const { can, isPending } = usePermissions()
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{t("imports.new.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("imports.new.subtitle")}
        </Text>
      </Container>
      <ImportSteps current="upload" state="current" />
      {can("stock_import:create") ? (
        <NewImport />
      ) : (
        !isPending && (
          <Notice variant="warning" title={t("imports.uploadError.forbidden")}>
            {t("imports.new.notAllowed", { permission: "stock_import:create" })}
          </Notice>
        )
      )}
    </div>
  )
}

export const handle = { breadcrumb: () => <NewImportBreadcrumb /> }

export default NewStockImportPage
