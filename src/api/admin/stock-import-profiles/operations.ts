import { z } from "@medusajs/framework/zod"
import {
  StockImportProfileAnswer,
  StockImportProfileDeleted,
  StockImportProfilesPage,
} from "../../openapi/answers/stock-import-profiles"
import type { Operation } from "../../utils/operations/operation"
import { readsCorrections } from "../stock-imports/import-limits"
import { PROFILE_FIELDS } from "./profile-fields"
import {
  AdminCreateStockImportProfile,
  AdminUpdateStockImportProfile,
  StockImportProfileParams,
  StockImportProfilesParams,
} from "./validators"

const may = (operation: string) =>
  ({ resource: "stock_import_profile", operation }) as const

const oneProfile = {
  schema: StockImportProfileParams,
  config: { isList: false, defaults: PROFILE_FIELDS },
}

const ofOneProfile = {
  schema: z.strictObject({
    id: z
      .string()
      .describe(
        "Id of a profile; `magento`, `medusa`, `shopify` and `woocommerce` are built in."
      ),
  }),
}

/** The routes of `/admin/stock-import-profiles`. */
export const stockImportProfileOperations: Operation[] = [
  {
    route: "GET /admin/stock-import-profiles",
    id: "AdminGetStockImportProfiles",
    summary: "List profiles, the built-in ones first",
    policy: may("read"),
    query: {
      schema: StockImportProfilesParams,
      config: { isList: true, defaults: PROFILE_FIELDS },
    },
    status: 200,
    answer: StockImportProfilesPage,
  },
  {
    route: "POST /admin/stock-import-profiles",
    id: "AdminPostStockImportProfiles",
    summary: "Save a profile",
    policy: may("create"),
    query: oneProfile,
    body: {
      name: "AdminCreateStockImportProfile",
      schema: AdminCreateStockImportProfile,
      then: [readsCorrections],
    },
    status: 200,
    answer: StockImportProfileAnswer,
    refusals: [409],
  },
  {
    route: "GET /admin/stock-import-profiles/:id",
    id: "AdminGetStockImportProfilesId",
    summary: "Read a profile",
    policy: may("read"),
    path: ofOneProfile,
    query: oneProfile,
    status: 200,
    answer: StockImportProfileAnswer,
  },
  {
    route: "POST /admin/stock-import-profiles/:id",
    id: "AdminPostStockImportProfilesId",
    summary: "Change a profile",
    description:
      "What is left out stays, what is given takes the place of all that was there; `corrections_of`, for which one must be allowed to read that import, adds to it. Imports that were read by it keep what they took. A built-in one cannot be changed.",
    policy: may("update"),
    path: ofOneProfile,
    query: oneProfile,
    body: {
      name: "AdminUpdateStockImportProfile",
      schema: AdminUpdateStockImportProfile,
      then: [readsCorrections],
    },
    status: 200,
    answer: StockImportProfileAnswer,
    refusals: [409],
  },
  {
    route: "DELETE /admin/stock-import-profiles/:id",
    id: "AdminDeleteStockImportProfilesId",
    summary: "Delete a profile",
    description:
      "Imports that were read by it keep what they took. A built-in one cannot be deleted.",
    policy: may("delete"),
    path: ofOneProfile,
    status: 200,
    answer: StockImportProfileDeleted,
  },
]
