import {
  WorkflowResponse,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { ensureSourcesStep } from "./steps/ensure-sources"
import { removeGhostLevelsStep } from "./steps/remove-ghost-levels"
import { settleDefaultAssignmentsStep } from "./steps/settle-default-assignments"
import { settleEverythingStep } from "./steps/settle-everything"

export const reconcileSourcesWorkflowId = "reconcile-sources"

/**
 * Brings sources and withheld units in step with Medusa, and removes levels of inventory items, or at stock
 * locations, that were deleted before: `ghost_levels_removed`, with `ghost_units_removed` units. May run at any time and twice at once;
 * where everything is in step it writes nothing.
 *
 * @example
 * const { result } = await reconcileSourcesWorkflow(container).run()
 */
export const reconcileSourcesWorkflow = createWorkflow(
  reconcileSourcesWorkflowId,
  () => {
    settleDefaultAssignmentsStep()
    const sources = ensureSourcesStep()
    const ghosts = removeGhostLevelsStep()
    settleEverythingStep()
    const counts = transform({ sources, ghosts }, ({ sources, ghosts }) => ({
      ...sources,
      ...ghosts,
    }))
    return new WorkflowResponse(counts)
  }
)
