import type { MedusaContainer } from "@medusajs/framework/types"
import { dropOldStockImportPlansWorkflow } from "../workflows/stock-imports/drop-old-stock-import-plans"

/** Keeps the plans, a row for every line of every file, from growing for ever: option `retention_days`. */
export default async function dropOldStockImportPlansJob(
  container: MedusaContainer
) {
  await dropOldStockImportPlansWorkflow(container).run()
}

export const config = {
  name: "stock-source-drop-old-plans",
  schedule: "43 3 * * *",
}
