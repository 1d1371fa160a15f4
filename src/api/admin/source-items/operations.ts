import { CSV_TYPE, XLSX_TYPE } from "../../../csv"
import { SOURCE_ITEM_FIELDS } from "../../../modules/stock-source/sources/items/source-item-details"
import { SourceItemsRefusal } from "../../openapi/answers/common"
import {
  SourceItemsBatch,
  SourceItemsChanged,
  SourceItemsDeleted,
  SourceItemsExport,
  SourceItemsPage,
} from "../../openapi/answers/source-items"
import type { JsonBody, Operation } from "../../utils/operations/operation"
import {
  AdminBatchSourceItems,
  AdminSourceItemPairs,
  AdminTransferSourceItems,
} from "./body-validators"
import {
  AdminExportSourceItemsParams,
  AdminGetSourceItemsParams,
} from "./validators"

const ALL_OR_NOTHING =
  "All of it or nothing, in one transaction; at most 2,000 source items a call."

const change = {
  policy: { resource: "stock_source_item", operation: "update" },
  status: 200,
  refusals: [409],
  refusal: SourceItemsRefusal,
} satisfies Partial<Operation>

const pairs: JsonBody = {
  name: "AdminSourceItemPairs",
  schema: AdminSourceItemPairs,
  manyEntries: true,
}

const fields: string[] = [...SOURCE_ITEM_FIELDS]

/** The routes of `/admin/source-items`. */
export const sourceItemOperations: Operation[] = [
  {
    route: "GET /admin/source-items",
    id: "AdminGetSourceItems",
    summary: "List source items",
    policy: { resource: "stock_source", operation: "read" },
    query: {
      schema: AdminGetSourceItemsParams,
      config: { isList: true, defaults: fields, allowed: fields },
    },
    status: 200,
    answer: SourceItemsPage,
  },
  {
    ...change,
    route: "POST /admin/source-items/batch",
    id: "AdminPostSourceItemsBatch",
    summary: "Write and delete source items",
    description: ALL_OR_NOTHING,
    body: {
      name: "AdminBatchSourceItems",
      schema: AdminBatchSourceItems,
      manyEntries: true,
    },
    answer: SourceItemsBatch,
  },
  {
    ...change,
    route: "POST /admin/source-items/assign",
    id: "AdminPostSourceItemsAssign",
    summary: "Assign SKUs to sources with quantity 0",
    description: `Pairs that are assigned are left alone. ${ALL_OR_NOTHING}`,
    body: pairs,
    answer: SourceItemsChanged,
  },
  {
    ...change,
    route: "POST /admin/source-items/unassign",
    id: "AdminPostSourceItemsUnassign",
    summary: "Unassign SKUs from sources",
    description: `Refused where units are reserved for orders. ${ALL_OR_NOTHING}`,
    body: pairs,
    answer: SourceItemsDeleted,
  },
  {
    ...change,
    route: "POST /admin/source-items/transfer",
    id: "AdminPostSourceItemsTransfer",
    summary: "Take units from source to source",
    description: ALL_OR_NOTHING,
    body: {
      name: "AdminTransferSourceItems",
      schema: AdminTransferSourceItems,
      manyEntries: true,
    },
    answer: SourceItemsChanged,
  },
  {
    route: "GET /admin/source-items/export",
    id: "AdminGetSourceItemsExport",
    summary: "Download source items as a file",
    description:
      "Streamed, sorted by source code and SKU. Some are sent at a time; a client that reads nothing for a minute is cut off.",
    policy: { resource: "stock_source", operation: "export" },
    query: { schema: AdminExportSourceItemsParams },
    status: 200,
    answer: {
      type: [CSV_TYPE.type, XLSX_TYPE.type],
      holds:
        "`stock_sources.csv`; with a format or dialect, named by its source and day",
    },
    refusals: [503],
  },
  {
    route: "POST /admin/source-items/export",
    id: "AdminPostSourceItemsExport",
    summary: "Write that file in the background",
    description:
      "It goes into the File module, and a notification in the dashboard's feed tells when it is there.",
    policy: { resource: "stock_source", operation: "export" },
    query: { schema: AdminExportSourceItemsParams },
    status: 202,
    answer: SourceItemsExport,
  },
]
