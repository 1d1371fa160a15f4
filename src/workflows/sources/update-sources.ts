import {
  associateLocationsWithSalesChannelsStep,
  detachLocationsFromSalesChannelsStep,
  emitEventStep,
  useQueryGraphStep,
} from "@medusajs/medusa/core-flows"
import {
  WorkflowResponse,
  createHook,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { findSourcesStep } from "./steps/find-sources"
import { settleSourcesStep } from "./steps/settle-sources"
import { updateSourceLocationsStep } from "./steps/update-source-locations"
import { updateSourcesStep } from "./steps/update-sources"
import { validateSourcesToUpdateStep } from "./steps/validate-sources-to-update"
import { toChannelLinks } from "./utils/channel-links"
import { SourceWorkflowEvents } from "./utils/source-events"

import type { UpdateSourceInput, UpdateSourcesWorkflowInput } from "./inputs"

export type { UpdateSourceInput, UpdateSourcesWorkflowInput }

export const updateSourcesWorkflowId = "update-sources"

/**
 * Changes sources; what is left out stays. Where `enabled` changes, all units of the source follow in pages that a worker
 * writes. `run` waits for that up to ten seconds; what takes longer goes on by itself, in whichever process lives, and
 * `settling` of `GET /admin/sources/:code` shows how far it is.
 *
 * @example
 * await updateSourcesWorkflow(container).run({
 *   input: { sources: [{ code: "berlin", enabled: false }] },
 * })
 *
 * @throws MedusaError `not_found` for an unknown code or sales channel; `not_allowed` where there would not be
 * exactly one enabled default source; `invalid_data`.
 */
export const updateSourcesWorkflow = createWorkflow(
  updateSourcesWorkflowId,
  (input: UpdateSourcesWorkflowInput) => {
    const codes = transform({ input }, ({ input }) =>
      input.sources.map(({ code }) => code)
    )
    const sources = findSourcesStep(codes)
    validateSourcesToUpdateStep({ changes: input.sources, sources })

    const locations = transform({ input, sources }, ({ input, sources }) =>
      input.sources.map(({ name, address }, index) => ({
        stock_location_id: sources[index].stock_location_id,
        name,
        address,
      }))
    )
    updateSourceLocationsStep(locations)

    const locationIds = transform({ sources }, ({ sources }) =>
      sources.map((source) => source.stock_location_id)
    )
    const served = useQueryGraphStep({
      entity: "stock_location",
      fields: ["id", "sales_channels.id"],
      filters: { id: locationIds },
    })
    const links = transform({ input, sources, served }, toChannelLinks)
    associateLocationsWithSalesChannelsStep({ links: links.add })
    detachLocationsFromSalesChannelsStep({ links: links.remove })

    const changes = transform({ input, sources }, ({ input, sources }) =>
      input.sources.map(({ enabled, is_default }, index) => ({
        id: sources[index].id,
        enabled,
        is_default: is_default || undefined,
      }))
    )
    const ids = transform({ sources }, ({ sources }) =>
      sources.map(({ id }) => id)
    )
    updateSourcesStep(changes)
    settleSourcesStep(ids)

    const events = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: SourceWorkflowEvents.UPDATED, data: events })
    const sourcesUpdated = createHook("sourcesUpdated", { ids })
    return new WorkflowResponse(ids, { hooks: [sourcesUpdated] })
  }
)
