import { StockImportAnswer } from "../../openapi/answers/stock-imports"
import type { Operation } from "../../utils/operations/operation"
import {
  RAW_TYPES,
  StockImportUploadOptions,
  UploadHeaders,
} from "./validators"

/** In a file of its own: its route reads the form and the header by what is declared here. */
export const uploadStockImport = {
  route: "POST /admin/stock-imports",
  id: "AdminPostStockImports",
  summary: "Upload a file and check it",
  description:
    "The file is the body, or the field `file` of a form. Options are in the query or, in a form, its fields.",
  policy: { resource: "stock_import", operation: "create" },
  headers: UploadHeaders,
  file: { types: RAW_TYPES, options: StockImportUploadOptions },
  status: 202,
  answer: StockImportAnswer,
  refusals: [422],
} satisfies Operation
