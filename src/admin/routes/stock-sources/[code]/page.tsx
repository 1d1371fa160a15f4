import { Container } from "@medusajs/ui"
import { Outlet, useNavigate, useParams, type UIMatch } from "react-router-dom"
import { SourceBreadcrumb } from "../../../components/sources/breadcrumbs"
import { SourceHeader } from "../../../components/sources/source-header"
import { SourceItemsSection } from "../../../components/sources/source-items-section"
import { SourceSkeleton } from "../../../components/sources/source-skeleton"
import { LoadError } from "../../../components/shared/load-error"
import { useSource } from "../../../hooks/use-sources"

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
