import { definePolicies } from "@medusajs/framework/utils"

const OPERATIONS = {
  read: "Read sources and their stock",
  create: "Create sources",
  update: "Change, enable and disable sources",
  delete: "Delete sources",
  // Reading stock on a screen and taking all of it home in a file are granted apart.
  export: "Export stock as a CSV file",
} as const

/** What a role may do with sources, where the store runs with Medusa's RBAC. */
export default definePolicies(
  Object.entries(OPERATIONS).map(([operation, description]) => ({
    name: `stock_source:${operation}`,
    resource: "stock_source",
    operation,
    description,
  }))
)
