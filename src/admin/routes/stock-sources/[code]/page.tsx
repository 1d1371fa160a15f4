import { Container } from "@medusajs/ui"
import { Outlet, useNavigate, useParams, type UIMatch } from "react-router-dom"
import { SourceBreadcrumb } from "../../../sources/components/breadcrumbs"
import { SourceHeader } from "../../../sources/components/source-header"
import { SourceItemsSection } from "../../../sources/components/items/source-items-section"
import { SourceSkeleton } from "../../../sources/components/source-skeleton"
import { LoadError } from "../../../shared/components/load-error"
import { useSource } from "../../../sources/hooks/use-sources"

/** One source: what it is, what it holds, and its items. */
const StockSourcePage = () => {
  const { code = "" } = useParams()
  const navigate = useNavigate()
  const { data: source, error, refetch } = useSource(code)

  if (error) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={refetch} />
      </Container>
    )
  }
  if (!source) {
    return <SourceSkeleton />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <SourceHeader
        source={source}
        onDeleted={() => navigate("/stock-sources", { replace: true })}
      />
      <SourceItemsSection source={source} />
      <Outlet />
    </div>
  )
}

export const handle = {
  breadcrumb: ({ params }: UIMatch) => (
    <SourceBreadcrumb code={params.code ?? ""} />
  ),
}

export default StockSourcePage
