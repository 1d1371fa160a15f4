import {
  StockImport,
  StockImportAnswer,
  StockImportDeleted,
  StockImportIssues,
  StockImportRows,
  StockImportsPage,
} from "../../openapi/answers/stock-imports"
import { StockImportReading } from "../../openapi/answers/stock-import-reading"
import { OTHER_CONTENT_TYPES, XLSX_TYPE } from "../../../csv"
import type { JsonBody, Operation } from "../../utils/operations/operation"
import { correctionOperations } from "./correction-operations"
import { may, ofOneImport } from "./of-one-import"
import { STOCK_IMPORT_FIELDS } from "./stock-import-fields"
import {
  ApplyStockImport,
  CheckStockImport,
  EmptyBody,
  RAW_TYPES,
  StockImportIssuesParams,
  StockImportParams,
  StockImportReportParams,
  StockImportRowsParams,
  StockImportsParams,
  StockImportUploadOptions,
  UploadHeaders,
} from "./validators"

const nothing: JsonBody = { name: "EmptyBody", schema: EmptyBody }

/** Its route reads the header and the options of the form by what is declared here. */
export const uploadStockImport = {
  route: "POST /admin/stock-imports",
  id: "AdminPostStockImports",
  summary: "Upload a file and check it",
  description:
    "The file is the body, or the field `file` of a form. Options are in the query or, in a form, its fields.",
  policy: may("create"),
  headers: UploadHeaders,
  file: { types: RAW_TYPES, options: StockImportUploadOptions },
  status: 202,
  answer: StockImportAnswer,
  refusals: [422],
} satisfies Operation

/** The routes of `/admin/stock-imports`. */
export const stockImportOperations: Operation[] = [
  {
    route: "GET /admin/stock-imports",
    id: "AdminGetStockImports",
    summary: "List stock imports, the newest first",
    policy: may("read"),
    query: {
      schema: StockImportsParams,
      config: { isList: true, defaults: STOCK_IMPORT_FIELDS },
    },
    status: 200,
    answer: StockImportsPage,
  },
  uploadStockImport,
  {
    route: "GET /admin/stock-imports/sample",
    id: "AdminGetStockImportsSample",
    summary: "Download a sample with this store's codes and SKUs",
    policy: may("read"),
    status: 200,
    answer: { type: "text/csv", holds: "`stock_sources_sample.csv`" },
  },
  {
    route: "GET /admin/stock-imports/:id",
    id: "AdminGetStockImportsId",
    summary: "Read a stock import",
    policy: may("read"),
    path: ofOneImport,
    query: {
      schema: StockImportParams,
      config: { isList: false, defaults: STOCK_IMPORT_FIELDS },
    },
    status: 200,
    answer: StockImportAnswer,
  },
  {
    route: "DELETE /admin/stock-imports/:id",
    id: "AdminDeleteStockImportsId",
    summary: "Delete a stock import that is not at work",
    description: "Its plan and its file go with it; stock stays as it is.",
    policy: may("delete"),
    path: ofOneImport,
    status: 200,
    answer: StockImportDeleted,
    refusals: [409],
  },
  {
    route: "GET /admin/stock-imports/:id/reading",
    id: "AdminGetStockImportsIdReading",
    summary: "Read what the file was taken for",
    description:
      "Its kind, encoding, separator, header and columns, what gives each field, and what was assumed; of a rejected file, too. 409 while it is not read.",
    policy: may("read"),
    path: ofOneImport,
    status: 200,
    answer: StockImportReading,
    refusals: [409],
  },
  {
    route: "GET /admin/stock-imports/:id/rows",
    id: "AdminGetStockImportsIdRows",
    summary: "Read the plan, row by row",
    policy: may("read"),
    path: ofOneImport,
    query: { schema: StockImportRowsParams },
    status: 200,
    answer: StockImportRows,
    refusals: [410],
  },
  {
    route: "GET /admin/stock-imports/:id/issues",
    id: "AdminGetStockImportsIdIssues",
    summary: "Read what is said of the rows, counted by code",
    policy: may("read"),
    path: ofOneImport,
    query: { schema: StockImportIssuesParams },
    status: 200,
    answer: StockImportIssues,
    refusals: [410],
  },
  {
    route: "GET /admin/stock-imports/:id/report",
    id: "AdminGetStockImportsIdReport",
    summary: "Download the rows in error, to fix and upload again",
    description:
      "In the form in which the file came: its kind, and of a CSV its encoding, separator and line ends, with what stood above the header; never packed. It is read by the options and profile of the file. What Windows-1252 lacks is named in `errors` (`[U+0151]`). Of a file that is rejected as a whole: why, in the same form. 409 while it is not checked.",
    policy: may("read"),
    path: ofOneImport,
    query: { schema: StockImportReportParams },
    status: 200,
    answer: {
      type: [
        "text/csv",
        XLSX_TYPE.type,
        "application/json",
        "application/x-ndjson",
      ],
      holds:
        "The failing rows as they came and in the kind of file in which they came, with `row_number` and `errors`",
    },
    refusals: [409, 410],
  },
  {
    route: "GET /admin/stock-imports/:id/file",
    id: "AdminGetStockImportsIdFile",
    summary: "Download the file as it was uploaded",
    policy: may("read"),
    path: ofOneImport,
    status: 200,
    answer: {
      type: ["text/csv", ...OTHER_CONTENT_TYPES],
      holds: "The file, byte by byte",
    },
    refusals: [410],
  },
  {
    route: "GET /admin/stock-imports/:id/events",
    id: "AdminGetStockImportsIdEvents",
    summary: "Follow status and progress",
    description:
      "Server-sent events named `stock_import`, whenever the import has changed; ends when no act is under way.",
    policy: may("read"),
    path: ofOneImport,
    status: 200,
    answer: {
      type: "text/event-stream",
      holds: "Events; the data of each is a stock import as JSON",
    },
    event: StockImport,
  },
  {
    route: "POST /admin/stock-imports/:id/check",
    id: "AdminPostStockImportsIdCheck",
    summary: "Check the kept file again, read in another way",
    description:
      "From `uploaded`, `checked` and `rejected`, as often as one likes. What is left out stays as it was, null is the default; `{}` checks it as it is. A new plan is made, which does not apply automatically.",
    policy: may("create"),
    path: ofOneImport,
    body: { name: "AdminCheckStockImport", schema: CheckStockImport },
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
  ...correctionOperations,
  {
    route: "POST /admin/stock-imports/:id/apply",
    id: "AdminPostStockImportsIdApply",
    summary: "Write the plan of a checked import",
    description:
      "Every alarm that is not `optional` has to be in `confirm`. An import whose apply was given up (`parked_act`) goes on where it stopped. Answers at once; the writing goes on in the background.",
    policy: may("apply"),
    path: ofOneImport,
    body: { name: "AdminApplyStockImport", schema: ApplyStockImport },
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
  {
    route: "POST /admin/stock-imports/:id/cancel",
    id: "AdminPostStockImportsIdCancel",
    summary: "End an import that is not applied",
    policy: may("cancel"),
    path: ofOneImport,
    body: nothing,
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
  {
    route: "POST /admin/stock-imports/:id/undo",
    id: "AdminPostStockImportsIdUndo",
    summary: "Take an applied import back",
    description:
      "By difference, so that sales since then survive; also what an apply that was given up has written (`parked_act`). Goes on in the background.",
    policy: may("undo"),
    path: ofOneImport,
    body: nothing,
    status: 202,
    answer: StockImportAnswer,
    refusals: [409],
  },
]
