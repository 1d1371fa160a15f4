import { useTranslation } from "react-i18next"

/** Heading of a column of action menus: everybody sees what these are, a screen reader has to be told. */
export const ActionsHeader = () => {
  const { t } = useTranslation()
  return <span className="sr-only">{t("fields.actions")}</span>
}
