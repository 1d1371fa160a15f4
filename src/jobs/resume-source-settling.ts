import type { MedusaContainer } from "@medusajs/framework/types"
import { resumeSettlingWorkflow } from "../workflows/sources/resume-settling"

/** Goes on with sources that were enabled or disabled by a process that died before all units had followed. */
export default async function resumeSourceSettlingJob(
  container: MedusaContainer
) {
  await resumeSettlingWorkflow(container).run()
}

export const config = {
  name: "stock-source-resume-settling",
  schedule: "*/10 * * * * *",
}
