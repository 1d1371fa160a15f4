import {
  deleteStockLocationsWorkflow,
  emitEventStep,
} from "@medusajs/medusa/core-flows"
import {
  WorkflowResponse,
  createHook,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { confirmSourceDeletionStep } from "./steps/confirm-source-deletion"
import { deleteSourcesStep } from "./steps/delete-sources"
import { findSourcesStep } from "./steps/find-sources"
import { SourceWorkflowEvents } from "./utils/source-events"

export const deleteSourcesWorkflowId = "delete-sources"

export type DeleteSourcesWorkflowInput = { codes: string[] }

/**
 * Deletes sources that hold nothing, and their stock locations.
 *
 * @example
 * await deleteSourcesWorkflow(container).run({ input: { codes: ["berlin"] } })
 *
 * @throws MedusaError `not_found` for an unknown code; `not_allowed` for the default source, and for one with
 * inventory levels or reservations, with their numbers.
 */
export const deleteSourcesWorkflow = createWorkflow(
  deleteSourcesWorkflowId,
  (input: DeleteSourcesWorkflowInput) => {
    const sources = findSourcesStep(input.codes)
    const ids = transform({ sources }, ({ sources }) =>
      sources.map(({ id }) => id)
    )
    deleteSourcesStep(ids)
    const locationIds = transform({ sources }, ({ sources }) =>
      sources.map((source) => source.stock_location_id)
    )
    deleteStockLocationsWorkflow.runAsStep({ input: { ids: locationIds } })
    confirmSourceDeletionStep(ids)
    const events = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: SourceWorkflowEvents.DELETED, data: events })
    const sourcesDeleted = createHook("sourcesDeleted", { ids })
    return new WorkflowResponse(ids, { hooks: [sourcesDeleted] })
  }
)
