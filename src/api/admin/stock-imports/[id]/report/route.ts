import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { typeOfName } from "../../../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../../../modules/stock-source"
import { fileErrors } from "../../../../../modules/stock-source/imports/plan/file-errors"
import { openStockFile } from "../../../../../files/open-stock-file"
import { textsIn } from "../../../../../texts"
import { withConflictMessage } from "../../../../utils/conflict"
import { mayReadOrders } from "../../../../utils/permissions/reads-orders"
import { sendFile } from "../../../../utils/send-file"
import type { StockImportReportParams } from "../../validators"
import { retrieveImportWithPlan } from "../../retrieve-import-with-plan"
import { refuseUnchecked } from "../../refuse-unchecked"

const PACKED = /(?<=.)\.(zip|gz)$/i

/**
 * The failing lines as they came, with what is wrong with each: fix them and upload the report. Of a file that is
 * rejected as a whole, why.
 */
export async function GET(
  req: MedusaRequest<unknown, StockImportReportParams>,
  res: MedusaResponse
): Promise<void> {
  const service = req.scope.resolve(STOCK_SOURCE_MODULE)
  const stockImport = await retrieveImportWithPlan(req.scope, req.params.id)
  await withConflictMessage(async () =>
    refuseUnchecked(stockImport, "unchecked")
  )
  const { locale = "en" } = req.validatedQuery
  const why = fileErrors(stockImport, textsIn(locale))
  const report = why.length
    ? service.reportFileErrors(why)
    : await service.reportStockImport(
        stockImport,
        await openStockFile(req.scope, stockImport),
        { orders: await mayReadOrders(req), locale }
      )
  const kind = why.length ? "csv" : (stockImport.reading?.kind ?? "csv")
  await sendFile(res, report, {
    // Whatever it was packed in, the report is not.
    filename: `errors-${stockImport.filename.replace(PACKED, "")}`,
    type: typeOfName(`.${kind}`),
  })
}
