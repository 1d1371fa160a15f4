import {
  AdminBatchSourceItems,
  AdminSourceItemPairs,
  AdminTransferSourceItems,
} from "../../admin/source-items/body-validators"
import {
  AdminExportSourceItemsParams,
  AdminGetSourceItemsParams,
} from "../../admin/source-items/validators"
import { StoreGetSourceItemsParams } from "../../store/source-items/validators"
import { SourceItemsRefusal } from "../answers/common"
import {
  SourceItemsBatch,
  SourceItemsChanged,
  SourceItemsDeleted,
  SourceItemsExport,
  SourceItemsPage,
  StoreSourceItems,
} from "../answers/source-items"
import { body } from "../components"
import type { Operation } from "../operation"

body("AdminBatchSourceItems", AdminBatchSourceItems)
body("AdminSourceItemPairs", AdminSourceItemPairs)
body("AdminTransferSourceItems", AdminTransferSourceItems)

const ALL_OR_NOTHING =
  "All of it or nothing, in one transaction; at most 2,000 source items a call."

export const sourceItemOperations: Operation[] = [
  {
    route: "GET /admin/source-items",
    id: "AdminGetSourceItems",
    summary: "List source items",
    query: AdminGetSourceItemsParams,
    status: 200,
    answer: SourceItemsPage,
    refusals: [400],
  },
  {
    route: "POST /admin/source-items/batch",
    id: "AdminPostSourceItemsBatch",
    summary: "Write and delete source items",
    description: ALL_OR_NOTHING,
    body: AdminBatchSourceItems,
    status: 200,
    answer: SourceItemsBatch,
    refusals: [400, 409],
    refusal: SourceItemsRefusal,
  },
  {
    route: "POST /admin/source-items/assign",
    id: "AdminPostSourceItemsAssign",
    summary: "Assign SKUs to sources with quantity 0",
    description: `Pairs that are assigned are left alone. ${ALL_OR_NOTHING}`,
    body: AdminSourceItemPairs,
    status: 200,
    answer: SourceItemsChanged,
    refusals: [400, 409],
    refusal: SourceItemsRefusal,
  },
  {
    route: "POST /admin/source-items/unassign",
    id: "AdminPostSourceItemsUnassign",
    summary: "Unassign SKUs from sources",
    description: `Refused where units are reserved for orders. ${ALL_OR_NOTHING}`,
    body: AdminSourceItemPairs,
    status: 200,
    answer: SourceItemsDeleted,
    refusals: [400, 409],
    refusal: SourceItemsRefusal,
  },
  {
    route: "POST /admin/source-items/transfer",
    id: "AdminPostSourceItemsTransfer",
    summary: "Take units from source to source",
    description: ALL_OR_NOTHING,
    body: AdminTransferSourceItems,
    status: 200,
    answer: SourceItemsChanged,
    refusals: [400, 409],
    refusal: SourceItemsRefusal,
  },
  {
    route: "GET /admin/source-items/export",
    id: "AdminGetSourceItemsExport",
    summary: "Download source items as a CSV file",
    description:
      "Streamed, sorted by source code and SKU. Some are sent at a time; a client that reads nothing for a minute is cut off.",
    query: AdminExportSourceItemsParams,
    status: 200,
    answer: { type: "text/csv", holds: "`stock_sources.csv`" },
    refusals: [400, 503],
  },
  {
    route: "POST /admin/source-items/export",
    id: "AdminPostSourceItemsExport",
    summary: "Write that file in the background",
    description:
      "It goes into the File module, and a notification in the dashboard's feed tells when it is there.",
    query: AdminExportSourceItemsParams,
    status: 202,
    answer: SourceItemsExport,
    refusals: [400],
  },
]

export const storeOperations: Operation[] = [
  {
    route: "GET /store/source-items",
    id: "StoreGetSourceItems",
    summary: "Which sources have a variant",
    description:
      "Give either `variant_id` or `sku`. Only sources and variants that the publishable key's sales channels reach.",
    query: StoreGetSourceItemsParams,
    status: 200,
    answer: StoreSourceItems,
    refusals: [400],
  },
]
