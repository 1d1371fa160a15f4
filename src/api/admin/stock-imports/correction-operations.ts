import { z } from "@medusajs/framework/zod"
import { StockImportCorrections } from "../../openapi/answers/stock-import-corrections"
import { StockImportAnswer } from "../../openapi/answers/stock-imports"
import type { Operation } from "../../utils/operations/operation"
import {
  CorrectStockImport,
  StockImportCorrectionsParams,
} from "./correction-validators"
import { may, ofOneImport } from "./of-one-import"

/** The routes of what is corrected in a checked file. */
export const correctionOperations: Operation[] = [
  {
    route: "GET /admin/stock-imports/:id/corrections",
    id: "AdminGetStockImportsIdCorrections",
    summary: "Read what was corrected after the check",
    policy: may("read"),
    path: ofOneImport,
    query: { schema: StockImportCorrectionsParams },
    status: 200,
    answer: StockImportCorrections,
  },
  {
    route: "POST /admin/stock-imports/:id/corrections",
    id: "AdminPostStockImportsIdCorrections",
    summary: "Correct a checked file and judge again what that touches",
    description:
      "From `checked` and `rejected`. Mostly judged when it answers; `checking` where the whole file has to be read again. The plan does not apply automatically.",
    policy: may("create"),
    path: ofOneImport,
    body: { name: "AdminCorrectStockImport", schema: CorrectStockImport },
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
  {
    route: "DELETE /admin/stock-imports/:id/corrections",
    id: "AdminDeleteStockImportsIdCorrections",
    summary: "Take all corrections back",
    description: "From `checked` and `rejected`; judged as after a correction.",
    policy: may("create"),
    path: ofOneImport,
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
  {
    route: "DELETE /admin/stock-imports/:id/corrections/:correction_id",
    id: "AdminDeleteStockImportsIdCorrectionsCorrectionId",
    summary: "Take one correction back",
    description: "From `checked` and `rejected`; judged as after a correction.",
    policy: may("create"),
    path: {
      ...ofOneImport,
      schema: ofOneImport.schema.extend({
        correction_id: z.string().describe("Id of a correction."),
      }),
    },
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
]
