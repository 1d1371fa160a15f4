import type { UpsertStockLocationAddressInput } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"

export const updateSourceLocationsStepId = "update-source-locations"

/** What of a source its stock location owns; left out: stays as it is. */
export type SourceLocationChange = {
  stock_location_id: string
  name?: string
  address?: UpsertStockLocationAddressInput
}

/** Writes name and address of sources to their stock locations, where Medusa keeps them. */
export const updateSourceLocationsStep = createStep(
  updateSourceLocationsStepId,
  async (changes: SourceLocationChange[], { container }) => {
    const wanted = changes.filter(({ name, address }) => name ?? address)
    if (!wanted.length) {
      return new StepResponse(undefined, undefined)
    }
    const service = container.resolve(Modules.STOCK_LOCATION)
    const before = await service.listStockLocations(
      { id: wanted.map((change) => change.stock_location_id) },
      { relations: ["address"] }
    )
    const addresses = new Map(before.map(({ id, address }) => [id, address]))
    await service.upsertStockLocations(
      wanted.map(({ stock_location_id: id, name, address }) => ({
        id,
        ...(name !== undefined && { name }),
        ...(address && {
          address: { ...address, id: addresses.get(id)?.id },
        }),
      })) as any
    )
    return new StepResponse(undefined, before)
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    await container.resolve(Modules.STOCK_LOCATION).upsertStockLocations(
      before.map(({ id, name, address }) => ({
        id,
        name,
        address: address ?? null,
      })) as any
    )
  }
)
