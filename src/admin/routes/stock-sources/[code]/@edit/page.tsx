import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditSourceForm } from "../../../../components/sources/edit-source-form"
import { SourceDrawer } from "../../../../components/sources/source-drawer"
import { useSource } from "../../../../hooks/use-sources"

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
