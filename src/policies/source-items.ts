import { definePolicies } from "@medusajs/framework/utils"

/** Reading stock on a screen and taking all of it home in a file are granted apart. */
export default definePolicies([
  {
    name: "stock_source:export",
    resource: "stock_source",
    operation: "export",
    description: "Export source items as a CSV file",
  },
])
