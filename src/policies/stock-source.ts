import { definePolicies } from "@medusajs/framework/utils"

const OPERATIONS = {
  read: "Read sources",
  create: "Create sources",
  update: "Change, enable and disable sources, and change their stock",
  delete: "Delete sources",
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
