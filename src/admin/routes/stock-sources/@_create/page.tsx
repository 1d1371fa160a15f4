import { useTranslation } from "react-i18next"
import { CreateSourceForm } from "../../../sources/components/form/create-source-form"
import { SourceDrawer } from "../../../sources/components/form/source-drawer"

/** Makes a source. No code begins with "_", so that its address is no source's. */
const CreateSourcePage = () => {
  const { t } = useTranslation("stockSources")
  return (
    <SourceDrawer heading={t("sources.form.create")}>
      <CreateSourceForm />
    </SourceDrawer>
  )
}

export default CreateSourcePage
