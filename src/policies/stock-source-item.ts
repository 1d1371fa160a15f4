import { definePolicies } from "@medusajs/framework/utils"

/** Changing what lies at a source is the work of other people than changing the source. */
export default definePolicies([
  {
    name: "stock_source_item:update",
    resource: "stock_source_item",
    operation: "update",
    description:
      "Change stock without a file: write, delete, assign, unassign and transfer",
  },
])
