import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditSourceForm } from "../../../../sources/components/form/edit-source-form"
import { SourceDrawer } from "../../../../sources/components/form/source-drawer"
import { useSource } from "../../../../sources/hooks/use-sources"

/** Changes a source's name, address, whether it is enabled, and whether it is the default. */
const EditSourcePage = () => {
  const { t } = useTranslation("stockSources")
  const { code = "" } = useParams()
  const { data: source } = useSource(code)
  return (
    <SourceDrawer heading={t("sources.form.edit")}>
      {source && <EditSourceForm source={source} />}
    </SourceDrawer>
  )
}

export default EditSourcePage
