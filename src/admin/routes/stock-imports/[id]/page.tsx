import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { ImportBreadcrumb } from "../../../components/imports/import-breadcrumb"
import { ImportPage } from "../../../components/imports/import-page"
import { PageSkeleton } from "../../../components/imports/page-skeleton"
import { LoadError } from "../../../components/shared/load-error"
import { ServerWaiting } from "../../../components/imports/server-waiting"
import { useStockImport } from "../../../hooks/use-stock-import"

/** One stock import, from its check to its undo. */
const StockImportPage = () => {
  const { id = "" } = useParams()
  const { data, error, isWaiting, refetch } = useStockImport(id)
  return (
    <div className="flex flex-col gap-y-3">
      {isWaiting && <ServerWaiting />}
      {error && !isWaiting && (
        <Container className="p-0">
          <LoadError error={error} onRetry={() => void refetch()} />
        </Container>
      )}
      {data && <ImportPage key={id} stockImport={data} />}
      {!data && !error && <PageSkeleton />}
    </div>
  )
}

type Match = { params: { id?: string } }

export const handle = {
  breadcrumb: ({ params }: Match) => <ImportBreadcrumb id={params.id ?? ""} />,
}

export default StockImportPage
