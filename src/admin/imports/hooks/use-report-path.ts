import { useTranslation } from "react-i18next"
import { LOCALES } from "../../../texts/locales"

/** Where an import's failing rows are, with what is wrong with each in the admin's language. */
export function useReportPath(id: string): string {
  const { i18n } = useTranslation("stockSources")
  const language = i18n.language.split("-")[0]
  const locale = LOCALES.find((one) => one === language) ?? "en"
  return `/admin/stock-imports/${id}/report?locale=${locale}`
}
