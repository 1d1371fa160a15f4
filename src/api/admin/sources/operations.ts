import { z } from "@medusajs/framework/zod"
import {
  SourceAnswer,
  SourceDeleted,
  SourcesAnswer,
} from "../../openapi/answers/sources"
import type { Operation } from "../../utils/operations/operation"
import { DEFAULT_SOURCE_FIELDS } from "./source-fields"
import {
  hideOtherSources,
  refuseForeignFields,
  refuseWithinScope,
} from "./source-limits"
import {
  AdminCreateSource,
  AdminGetSourceParams,
  AdminGetSourcesParams,
  AdminUpdateSource,
} from "./validators"

const oneSource = {
  schema: AdminGetSourceParams,
  config: { isList: false, defaults: DEFAULT_SOURCE_FIELDS },
}

const ofOneSource = {
  schema: z.strictObject({
    code: z.string().describe("Code of a source, whatever its case."),
  }),
  then: [hideOtherSources],
}

const makesSources = refuseWithinScope("create")
const makesDefault = refuseWithinScope(
  "default_source",
  ({ is_default }) => is_default !== undefined
)

/** The routes of `/admin/sources`. */
export const sourceOperations: Operation[] = [
  {
    route: "GET /admin/sources",
    id: "AdminGetSources",
    summary: "List sources",
    policy: { resource: "stock_source", operation: "read" },
    query: {
      schema: AdminGetSourcesParams,
      config: { isList: true, defaults: DEFAULT_SOURCE_FIELDS },
      then: [refuseForeignFields],
    },
    status: 200,
    answer: SourcesAnswer,
  },
  {
    route: "POST /admin/sources",
    id: "AdminPostSources",
    summary: "Create a source",
    description:
      "Makes a stock location for it, or adopts the one of `stock_location_id`.",
    policy: { resource: "stock_source", operation: "create" },
    query: oneSource,
    body: {
      name: "AdminCreateSource",
      schema: AdminCreateSource,
      then: [makesSources],
    },
    status: 200,
    answer: SourceAnswer,
    refusals: [404, 422],
  },
  {
    route: "GET /admin/sources/:code",
    id: "AdminGetSourcesCode",
    summary: "Read a source",
    policy: { resource: "stock_source", operation: "read" },
    path: ofOneSource,
    query: { ...oneSource, then: [refuseForeignFields] },
    status: 200,
    answer: SourceAnswer,
  },
  {
    route: "POST /admin/sources/:code",
    id: "AdminPostSourcesCode",
    summary: "Change a source",
    description:
      "Disabling a source withdraws all its stock from sale. The answer waits for that up to ten seconds; what takes longer goes on, as `settling` shows.",
    policy: { resource: "stock_source", operation: "update" },
    path: ofOneSource,
    query: { ...oneSource, then: [refuseForeignFields] },
    body: {
      name: "AdminUpdateSource",
      schema: AdminUpdateSource,
      then: [makesDefault],
    },
    status: 200,
    answer: SourceAnswer,
  },
  {
    route: "DELETE /admin/sources/:code",
    id: "AdminDeleteSourcesCode",
    summary: "Delete a source that holds nothing",
    description: "Its stock location goes with it.",
    policy: { resource: "stock_source", operation: "delete" },
    path: ofOneSource,
    status: 200,
    answer: SourceDeleted,
  },
]
