import {
  AdminCreateSource,
  AdminGetSourceParams,
  AdminGetSourcesParams,
  AdminUpdateSource,
} from "../../admin/sources/validators"
import { SourceAnswer, SourceDeleted, SourcesAnswer } from "../answers/sources"
import { body } from "../components"
import type { Operation } from "../operation"

body("AdminCreateSource", AdminCreateSource)
body("AdminUpdateSource", AdminUpdateSource)

export const sourceOperations: Operation[] = [
  {
    route: "GET /admin/sources",
    id: "AdminGetSources",
    summary: "List sources",
    query: AdminGetSourcesParams,
    status: 200,
    answer: SourcesAnswer,
    refusals: [400],
  },
  {
    route: "POST /admin/sources",
    id: "AdminPostSources",
    summary: "Create a source",
    description:
      "Makes a stock location for it, or adopts the one of `stock_location_id`.",
    query: AdminGetSourceParams,
    body: AdminCreateSource,
    status: 200,
    answer: SourceAnswer,
    refusals: [400, 404, 422],
  },
  {
    route: "GET /admin/sources/:code",
    id: "AdminGetSourcesCode",
    summary: "Read a source",
    query: AdminGetSourceParams,
    status: 200,
    answer: SourceAnswer,
    refusals: [400, 404],
  },
  {
    route: "POST /admin/sources/:code",
    id: "AdminPostSourcesCode",
    summary: "Change a source",
    description:
      "Disabling a source withdraws all its stock from sale. The answer waits for that up to ten seconds; what takes longer goes on, as `settling` shows.",
    query: AdminGetSourceParams,
    body: AdminUpdateSource,
    status: 200,
    answer: SourceAnswer,
    refusals: [400, 404],
  },
  {
    route: "DELETE /admin/sources/:code",
    id: "AdminDeleteSourcesCode",
    summary: "Delete a source that holds nothing",
    description: "Its stock location goes with it.",
    status: 200,
    answer: SourceDeleted,
    refusals: [400, 404],
  },
]
