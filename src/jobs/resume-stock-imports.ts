import type { MedusaContainer } from "@medusajs/framework/types"
import { resumeStockImportsWorkflow } from "../workflows/stock-imports/resume-stock-imports"

/** Goes on with imports whose process died in the middle of an act, and with those that wait for their turn. */
export default async function resumeStockImportsJob(
  container: MedusaContainer
) {
  await resumeStockImportsWorkflow(container).run()
}

export const config = {
  name: "stock-source-resume-imports",
  schedule: "*/10 * * * * *",
}
