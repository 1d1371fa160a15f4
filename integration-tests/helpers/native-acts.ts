import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createReservationsWorkflow,
  deleteReservationsWorkflow,
} from "@medusajs/medusa/core-flows"
import { expectOk, type Client } from "./client"
import {
  adjustWorkflow,
  shipWorkflow,
  takeBackWorkflow,
} from "./shipping-workflows"
import type { Column } from "./stock-columns"
import { availableOf, settle, type Level, type Pair } from "./stock-model"

/** Where an act happens: in Medusa and in the model. */
type Place = {
  container: MedusaContainer
  admin: Client
  pair: Pair
  code: string
  /** Medusa's route of the item's levels. */
  levels: string
  at: { inventory_item_id: string; location_id: string }
  /** Ids of the reservations there, the oldest first. */
  ids: string[]
}

/** What a store does beside our imports; what Medusa must refuse is tried as well, and must be refused. */
const ACTS = {
  async toggle({ admin, pair, code }: Place) {
    pair.enabled = !pair.enabled
    const { enabled } = pair
    expectOk(await admin.post(`/admin/sources/${code}`, { enabled }))
    settle(pair)
  },

  async edit({ admin, pair, levels, at }: Place, stocked_quantity: number) {
    const { location_id } = at
    if (pair.level) {
      const route = `${levels}/${location_id}`
      expectOk(await admin.post(route, { stocked_quantity }))
      pair.level.stocked = stocked_quantity
    } else {
      expectOk(await admin.post(levels, { location_id, stocked_quantity }))
      pair.level = {
        status: 1,
        stocked: stocked_quantity,
        withheld: 0,
        reservations: [],
      }
    }
    settle(pair)
  },

  async adjust({ container, pair, at }: Place, adjustment: number) {
    if (!pair.level) {
      return
    }
    const adjustments = [{ ...at, adjustment }]
    await adjustWorkflow(container).run({ input: { adjustments } })
    pair.level.stocked += adjustment
    settle(pair)
  },

  async reserve({ container, pair, at, ids }: Place, amount: number) {
    const { level } = pair
    if (!level) {
      return
    }
    const quantity = amount || 1
    const available = availableOf(level)
    const made = await accepted(
      `reserve ${quantity} of ${available}`,
      quantity <= available,
      () =>
        createReservationsWorkflow(container).run({
          input: { reservations: [{ ...at, quantity }] },
        })
    )
    if (made) {
      ids.push(made.result[0].id)
      level.reservations.push(quantity)
    }
  },

  async cancel({ container, pair, ids }: Place) {
    const id = ids.shift()
    if (id && pair.level) {
      await deleteReservationsWorkflow(container).run({ input: { ids: [id] } })
      pair.level.reservations.shift()
    }
  },

  async fulfil({ container, pair, at, ids }: Place) {
    const id = ids.shift()
    if (id && pair.level) {
      const quantity = pair.level.reservations.shift() as number
      const adjustments = [{ ...at, adjustment: -quantity }]
      await shipWorkflow(container).run({
        input: { adjustments, reservation_ids: [id] },
      })
      pair.level.stocked -= quantity
      pair.shipments.push(quantity)
    }
  },

  async unfulfil(place: Place) {
    const quantity = place.pair.shipments.pop()
    const { level } = place.pair
    if (quantity !== undefined && level) {
      await takeShipmentBack(place, level, quantity)
    }
  },

  async remove({ admin, pair, levels, at }: Place) {
    const { level } = pair
    if (!level) {
      return
    }
    const { status } = await admin.delete(`${levels}/${at.location_id}`)
    const removable = level.stocked <= 0 && !level.reservations.length
    if ((status === 200) !== removable) {
      throw new Error(
        `Medusa answered ${status} to the removal of ${JSON.stringify(level)}`
      )
    }
    pair.level = removable ? null : level
  },
}

/** One act at one of the item's sources. */
export type NativeAct = {
  act: keyof typeof ACTS
  source: number
  amount: number
}

export const NATIVE_ACTS = Object.keys(ACTS) as NativeAct["act"][]

/** Does one act to Medusa and to the model. */
export async function doNativeAct(
  container: MedusaContainer,
  admin: Client,
  column: Column,
  { act, source, amount }: NativeAct
): Promise<void> {
  const { code, locationId } = column.sources[source]
  const inventory_item_id = column.variant.inventoryItemId
  const place: Place = {
    container,
    admin,
    code,
    pair: column.pairs[source],
    levels: `/admin/inventory-items/${inventory_item_id}/location-levels`,
    at: { inventory_item_id, location_id: locationId },
    ids: column.reservationIds[source],
  }
  await ACTS[act](place, amount)
}

/** Medusa adds the units first and reserves them then: refused, all of it, where they are withheld. */
async function takeShipmentBack(
  { container, pair, at, ids }: Place,
  level: Level,
  quantity: number
): Promise<void> {
  const sells = pair.enabled && level.status === 1
  // Above 0 where nothing sells, the guard and the reservation race for the units: either may be first.
  if (!sells && level.stocked + quantity > 0) {
    return
  }
  const made = await accepted(
    `take ${quantity} back`,
    availableOf(level) >= 0,
    () =>
      takeBackWorkflow(container).run({
        input: {
          adjustments: [{ ...at, adjustment: quantity }],
          reservations: [{ ...at, quantity }],
        },
      })
  )
  if (made) {
    level.stocked += quantity
    level.reservations.push(quantity)
    ids.push(made.result[0].id)
  }
}

/** The result where it must be accepted; undefined where it must be refused, and was. */
async function accepted<Result>(
  what: string,
  must: boolean,
  ask: () => Promise<Result>
): Promise<Result | undefined> {
  let result: Result
  try {
    result = await ask()
  } catch (error) {
    if (must) {
      throw new Error(`Refused: ${what}. ${(error as Error).message}`)
    }
    return undefined
  }
  if (!must) {
    throw new Error(`Accepted, and must be refused: ${what}`)
  }
  return result
}
