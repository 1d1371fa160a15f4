import {
  associateLocationsWithSalesChannelsStep,
  createStockLocationsWorkflow,
  emitEventStep,
} from "@medusajs/medusa/core-flows"
import {
  WorkflowResponse,
  createHook,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { createSourcesStep } from "./steps/create-sources"
import { settleSourcesStep } from "./steps/settle-sources"
import { updateSourceLocationsStep } from "./steps/update-source-locations"
import { validateSourcesToCreateStep } from "./steps/validate-sources-to-create"
import { SourceWorkflowEvents } from "./utils/source-events"

import type { CreateSourceInput, CreateSourcesWorkflowInput } from "./inputs"

export type { CreateSourceInput, CreateSourcesWorkflowInput }

export const createSourcesWorkflowId = "create-sources"

/**
 * Makes sources, each with a stock location of its own or an existing one whose source has no name yet.
 *
 * @example
 * const { result } = await createSourcesWorkflow(container).run({
 *   input: { sources: [{ code: "berlin", name: "Berlin" }] },
 * })
 *
 * @throws MedusaError `duplicate_error` where a code is taken or a location's source has been named before;
 * `not_found` for an unknown location or sales channel; `invalid_data`; `not_allowed` for a disabled default.
 */
export const createSourcesWorkflow = createWorkflow(
  createSourcesWorkflowId,
  (input: CreateSourcesWorkflowInput) => {
    validateSourcesToCreateStep(input.sources)

    const locations = transform({ input }, ({ input }) =>
      input.sources
        .filter((source) => !source.stock_location_id)
        .map(({ name, address }) => ({ name: name as string, address }))
    )
    const made = createStockLocationsWorkflow.runAsStep({
      input: { locations },
    })

    const sources = transform({ input, made }, ({ input, made }) => {
      const ids = made.map(({ id }) => id)
      return input.sources.map((source) => ({
        ...source,
        stock_location_id: source.stock_location_id ?? (ids.shift() as string),
      }))
    })
    const adopted = transform({ input }, ({ input }) =>
      input.sources.flatMap(({ stock_location_id, name, address }) =>
        stock_location_id ? [{ stock_location_id, name, address }] : []
      )
    )
    updateSourceLocationsStep(adopted)

    const links = transform({ sources }, ({ sources }) =>
      sources.flatMap(({ stock_location_id, sales_channel_ids }) =>
        (sales_channel_ids ?? []).map((sales_channel_id) => ({
          sales_channel_id,
          location_id: stock_location_id,
        }))
      )
    )
    associateLocationsWithSalesChannelsStep({ links })

    const created = createSourcesStep(sources)
    const ids = transform({ created }, ({ created }) =>
      created.map(({ id }) => id)
    )
    settleSourcesStep(ids)

    const events = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: SourceWorkflowEvents.CREATED, data: events })
    const sourcesCreated = createHook("sourcesCreated", { sources: created })
    return new WorkflowResponse(created, { hooks: [sourcesCreated] })
  }
)
