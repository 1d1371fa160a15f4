import {
  ApplyStockImport,
  CheckStockImport,
  EmptyBody,
  IdempotencyKey,
  StockImportIssuesParams,
  StockImportParams,
  StockImportReportParams,
  StockImportRowsParams,
  StockImportsParams,
  StockImportUploadOptions,
} from "../../admin/stock-imports/validators"
import {
  StockImport,
  StockImportAnswer,
  StockImportDeleted,
  StockImportIssues,
  StockImportRows,
  StockImportsPage,
} from "../answers/stock-imports"
import { body } from "../components"
import type { Operation } from "../operation"

body("AdminApplyStockImport", ApplyStockImport)
body("AdminCheckStockImport", CheckStockImport)
body("EmptyBody", EmptyBody)

export const stockImportOperations: Operation[] = [
  {
    route: "GET /admin/stock-imports",
    id: "AdminGetStockImports",
    summary: "List stock imports, the newest first",
    query: StockImportsParams,
    status: 200,
    answer: StockImportsPage,
    refusals: [400],
  },
  {
    route: "POST /admin/stock-imports",
    id: "AdminPostStockImports",
    summary: "Upload a file and check it",
    description:
      "The file is the body, or the field `file` of a form. Options are in the query or, in a form, its fields.",
    headers: { "Idempotency-Key": IdempotencyKey },
    upload: StockImportUploadOptions,
    status: 202,
    answer: StockImportAnswer,
    refusals: [400, 413, 422],
  },
  {
    route: "GET /admin/stock-imports/sample",
    id: "AdminGetStockImportsSample",
    summary: "Download a sample with this store's codes and SKUs",
    status: 200,
    answer: { type: "text/csv", holds: "`stock_sources_sample.csv`" },
    refusals: [400],
  },
  {
    route: "GET /admin/stock-imports/:id",
    id: "AdminGetStockImportsId",
    summary: "Read a stock import",
    query: StockImportParams,
    status: 200,
    answer: StockImportAnswer,
    refusals: [400, 404],
  },
  {
    route: "DELETE /admin/stock-imports/:id",
    id: "AdminDeleteStockImportsId",
    summary: "Delete a stock import that is not at work",
    description: "Its plan and its file go with it; stock stays as it is.",
    status: 200,
    answer: StockImportDeleted,
    refusals: [400, 404, 409],
  },
  {
    route: "GET /admin/stock-imports/:id/rows",
    id: "AdminGetStockImportsIdRows",
    summary: "Read the plan, row by row",
    query: StockImportRowsParams,
    status: 200,
    answer: StockImportRows,
    refusals: [400, 404, 410],
  },
  {
    route: "GET /admin/stock-imports/:id/issues",
    id: "AdminGetStockImportsIdIssues",
    summary: "Read what is said of the rows, counted by code",
    query: StockImportIssuesParams,
    status: 200,
    answer: StockImportIssues,
    refusals: [400, 404, 410],
  },
  {
    route: "GET /admin/stock-imports/:id/report",
    id: "AdminGetStockImportsIdReport",
    summary: "Download the rows in error, to fix and upload again",
    description:
      "Of a file that is rejected as a whole: why. 409 while it is not checked.",
    query: StockImportReportParams,
    status: 200,
    answer: {
      type: "text/csv",
      holds: "The failing rows as they came, with `row_number` and `errors`",
    },
    refusals: [400, 404, 409, 410],
  },
  {
    route: "GET /admin/stock-imports/:id/file",
    id: "AdminGetStockImportsIdFile",
    summary: "Download the file as it was uploaded",
    status: 200,
    answer: { type: "text/csv", holds: "The file, byte by byte" },
    refusals: [400, 404, 410],
  },
  {
    route: "GET /admin/stock-imports/:id/events",
    id: "AdminGetStockImportsIdEvents",
    summary: "Follow status and progress",
    description:
      "Server-sent events named `stock_import`, whenever the import has changed; ends when no act is under way.",
    status: 200,
    answer: {
      type: "text/event-stream",
      holds: "Events; the data of each is a stock import as JSON",
    },
    event: StockImport,
    refusals: [400, 404],
  },
  {
    route: "POST /admin/stock-imports/:id/check",
    id: "AdminPostStockImportsIdCheck",
    summary: "Check the kept file again, read in another way",
    description:
      "From `uploaded`, `checked` and `rejected`. A new plan is made, which does not apply automatically.",
    body: CheckStockImport,
    status: 202,
    answer: StockImportAnswer,
    refusals: [400, 404, 409],
  },
  {
    route: "POST /admin/stock-imports/:id/apply",
    id: "AdminPostStockImportsIdApply",
    summary: "Write the plan of a checked import",
    description:
      "Every alarm that is not `optional` has to be in `confirm`. An import whose apply was given up (`parked_act`) goes on where it stopped. Answers at once; the writing goes on in the background.",
    body: ApplyStockImport,
    status: 202,
    answer: StockImportAnswer,
    refusals: [400, 404, 409],
  },
  {
    route: "POST /admin/stock-imports/:id/cancel",
    id: "AdminPostStockImportsIdCancel",
    summary: "End an import that is not applied",
    body: EmptyBody,
    bodyOptional: true,
    status: 202,
    answer: StockImportAnswer,
    refusals: [400, 404, 409],
  },
  {
    route: "POST /admin/stock-imports/:id/undo",
    id: "AdminPostStockImportsIdUndo",
    summary: "Take an applied import back",
    description:
      "By difference, so that sales since then survive; also what an apply that was given up has written (`parked_act`). Goes on in the background.",
    body: EmptyBody,
    bodyOptional: true,
    status: 202,
    answer: StockImportAnswer,
    refusals: [400, 404, 409],
  },
]
