import { useTranslation } from "react-i18next"
import { useSource } from "../hooks/use-sources"

export const SourcesBreadcrumb = () => {
  const { t } = useTranslation("stockSources")
  return <span>{t("common.stockSources")}</span>
}

/** The source's name; its code until that is known. */
export const SourceBreadcrumb = ({ code }: { code: string }) => {
  const { data } = useSource(code)
  return <span>{data?.name ?? code}</span>
}
