import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { AddItems } from "../../../../sources/components/items/add-items"
import { useSource } from "../../../../sources/hooks/use-sources"

/** Assigns inventory items to a source. */
const AddItemsPage = () => {
  const { t } = useTranslation("stockSources")
  const { code = "" } = useParams()
  const { data: source } = useSource(code)
  return (
    <RouteFocusModal>
      <RouteFocusModal.Header>
        <RouteFocusModal.Title asChild>
          <Heading level="h2" className="sr-only">
            {t("sources.adding.title", { name: source?.name ?? code })}
          </Heading>
        </RouteFocusModal.Title>
        <RouteFocusModal.Description className="sr-only">
          {t("sources.adding.hint")}
        </RouteFocusModal.Description>
      </RouteFocusModal.Header>
      {source && <AddItems source={source} />}
    </RouteFocusModal>
  )
}

export default AddItemsPage
