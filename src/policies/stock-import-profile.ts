import { definePolicies } from "@medusajs/framework/utils"

const OPERATIONS = {
  read: "Read profiles of stock files",
  create: "Save profiles of stock files",
  update: "Change profiles of stock files",
  delete: "Delete profiles of stock files",
} as const

/** What a role may do with the profiles by which files are read, where the store runs with Medusa's RBAC. */
export default definePolicies(
  Object.entries(OPERATIONS).map(([operation, description]) => ({
    name: `stock_import_profile:${operation}`,
    resource: "stock_import_profile",
    operation,
    description,
  }))
)
