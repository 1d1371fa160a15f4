import { useTranslation } from "react-i18next"

/** Where the upload step is. */
export const NewImportBreadcrumb = () => {
  const { t } = useTranslation("stockSources")
  return <>{t("imports.new.breadcrumb")}</>
}
