import { definePolicies } from "@medusajs/framework/utils"

const OPERATIONS = {
  read: "Read stock imports, their plans and their files",
  create: "Upload and check stock imports",
  apply: "Apply stock imports",
  undo: "Undo stock imports",
  cancel: "Cancel stock imports",
  delete: "Delete stock imports from the history",
} as const

/** What a role may do with stock imports, where the store runs with Medusa's RBAC. */
export default definePolicies(
  Object.entries(OPERATIONS).map(([operation, description]) => ({
    name: `stock_import:${operation}`,
    resource: "stock_import",
    operation,
    description,
  }))
)
