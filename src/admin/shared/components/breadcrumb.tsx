import { useTranslation } from "react-i18next"

/** A page's name in the dashboard's breadcrumbs, in the admin's language. */
export const Breadcrumb = ({ name }: { name: string }) => {
  const { t } = useTranslation("stockSources")
  return <>{t(name)}</>
}
