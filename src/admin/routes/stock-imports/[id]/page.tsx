import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { ImportBreadcrumb } from "../../../imports/components/page/import-breadcrumb"
import { ImportPage } from "../../../imports/components/page/import-page"
import { PageSkeleton } from "../../../imports/components/page/page-skeleton"
import { LoadError } from "../../../shared/components/load-error"
import { ServerWaiting } from "../../../imports/components/page/server-waiting"
import { useStockImport } from "../../../imports/hooks/use-stock-import"

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
