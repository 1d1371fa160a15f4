import type {
  IStockLocationService,
  StockLocationAddressDTO,
  StockLocationAddressInput,
  StockLocationDTO,
  UpsertStockLocationAddressInput,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"

export const updateSourceLocationsStepId = "update-source-locations"

/** What of a source its stock location owns; left out: stays as it is. */
export type SourceLocationChange = {
  stock_location_id: string
  name?: string
  address?: UpsertStockLocationAddressInput
}

type LocationValues = Omit<SourceLocationChange, "address"> & {
  address?: UpsertStockLocationAddressInput | StockLocationAddressDTO | null
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
    await writeLocations(service, wanted, before)
    return new StepResponse(undefined, before)
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    const service = container.resolve(Modules.STOCK_LOCATION)
    const changes = before.map(({ id, name, address }) => ({
      stock_location_id: id,
      name,
      address: address ?? null,
    }))
    const now = await service.listStockLocations(
      { id: before.map(({ id }) => id) },
      { relations: ["address"] }
    )
    await writeLocations(service, changes, now)
  }
)

/** An address that is there is changed; Medusa only makes new ones through the location. `null` takes it away. */
async function writeLocations(
  service: IStockLocationService,
  changes: LocationValues[],
  present: StockLocationDTO[]
) {
  const addressIds = new Map(
    present.map(({ id, address }) => [id, address?.id])
  )
  for (const { stock_location_id, name, address } of changes) {
    const addressId = addressIds.get(stock_location_id)
    if (address && addressId) {
      await service.upsertStockLocationAddresses([
        { ...address, id: addressId } as UpsertStockLocationAddressInput,
      ])
    }
    await service.updateStockLocations(stock_location_id, {
      ...(name !== undefined && { name }),
      ...(address &&
        !addressId && { address: address as StockLocationAddressInput }),
      ...(address === null && { address: null as unknown as undefined }),
    })
  }
}
