import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { reportName, typeOfName } from "../../../../../csv"
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

/**
 * The failing lines as they came, with what is wrong with each: fix them and upload the report. Of a file that is
 * rejected as a whole, why. Either in the form in which the file came.
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
    ? service.reportFileErrors(why, stockImport)
    : await service.reportStockImport(
        stockImport,
        await openStockFile(req.scope, stockImport),
        { orders: await mayReadOrders(req), locale }
      )
  const { kind = "csv", encoding = why.length ? null : stockImport.encoding } =
    stockImport.reading ?? {}
  await sendFile(res, report, {
    filename: reportName(stockImport.filename, kind),
    type: typeOfName(`.${kind}`),
    encoding: encoding ?? undefined,
  })
}
