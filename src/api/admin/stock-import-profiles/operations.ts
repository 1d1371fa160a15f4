import { z } from "@medusajs/framework/zod"
import {
  StockImportProfileAnswer,
  StockImportProfileDeleted,
  StockImportProfilesPage,
  SupplierNumbersDeleted,
  SupplierNumbersPage,
  SupplierNumbersSet,
} from "../../openapi/answers/stock-import-profiles"
import type { Operation } from "../../utils/operations/operation"
import { readsCorrections } from "../stock-imports/import-limits"
import { PROFILE_FIELDS } from "./profile-fields"
import {
  AdminSetSupplierNumbers,
  DeleteSupplierNumbersParams,
  SupplierNumbersParams,
} from "./supplier-number-validators"
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
  {
    route: "GET /admin/stock-import-profiles/:id/supplier-numbers",
    id: "AdminGetStockImportProfilesIdSupplierNumbers",
    summary: "List a supplier's own numbers and their SKUs",
    policy: may("read"),
    path: ofOneProfile,
    query: { schema: SupplierNumbersParams },
    status: 200,
    answer: SupplierNumbersPage,
  },
  {
    route: "POST /admin/stock-import-profiles/:id/supplier-numbers",
    id: "AdminPostStockImportProfilesIdSupplierNumbers",
    summary: "Give a profile its supplier's own numbers",
    description:
      "An import by the profile finds items by them with `match_by` `supplier_number`. All or nothing: refused where a number stands for two SKUs, or no inventory item has one of the SKUs. 10,000 a request and 100,000 a profile at most.",
    policy: may("update"),
    path: ofOneProfile,
    body: {
      name: "AdminSetSupplierNumbers",
      schema: AdminSetSupplierNumbers,
      large: true,
    },
    status: 200,
    answer: SupplierNumbersSet,
  },
  {
    route: "DELETE /admin/stock-import-profiles/:id/supplier-numbers",
    id: "AdminDeleteStockImportProfilesIdSupplierNumbers",
    summary: "Delete a supplier's own numbers",
    description:
      "Those that the profile does not have are no error. Plans that are checked stay as they are.",
    policy: may("update"),
    path: ofOneProfile,
    query: { schema: DeleteSupplierNumbersParams },
    status: 200,
    answer: SupplierNumbersDeleted,
  },
]
