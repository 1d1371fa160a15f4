import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  getVariantAvailability,
} from "@medusajs/framework/utils"
import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  adjustInventoryLevelsStep,
  createReservationsStep,
  createReservationsWorkflow,
  deleteReservationsStep,
  deleteReservationsWorkflow,
} from "@medusajs/medusa/core-flows"
import { expectOk, type Client } from "./client"
import { availableOf, settle, type Pair } from "./stock-model"
import type { TestVariant } from "./store"

/** One inventory item with sources of its own, so that whatever happens to it happens to no other. */
export type Column = {
  variant: TestVariant
  sources: { code: string; locationId: string }[]
  /** The model of it, one pair for each source. */
  pairs: Pair[]
  /** Ids of the reservations at each source, the oldest first. */
  reservationIds: string[][]
}

/** What a store does to stock beside our imports. */
export const NATIVE_ACTS = [
  "edit",
  "adjust",
  "reserve",
  "reserve",
  "cancel",
  "fulfil",
  "unfulfil",
  "toggle",
  "remove",
] as const
export type NativeAct = {
  act: (typeof NATIVE_ACTS)[number]
  source: number
  amount: number
}

type Adjustment = {
  inventory_item_id: string
  location_id: string
  adjustment: number
}

/** As Medusa's own `create-order-fulfillment` and `cancel-order-fulfillment` change stock, less the order. */
const shipWorkflow = createWorkflow(
  "ship",
  (input: { adjustments: Adjustment[]; reservation_ids: string[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
    deleteReservationsStep(input.reservation_ids)
  }
)
const takeBackWorkflow = createWorkflow(
  "take-back",
  (input: { adjustments: Adjustment[]; reservations: any[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
    return new WorkflowResponse(createReservationsStep(input.reservations))
  }
)
const adjustWorkflow = createWorkflow(
  "adjust",
  (input: { adjustments: Adjustment[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
  }
)

/** Does one act to Medusa and to the model. What Medusa must refuse is tried as well, and must be refused. */
export async function doNativeAct(
  container: MedusaContainer,
  admin: Client,
  column: Column,
  { act, source, amount }: NativeAct
): Promise<void> {
  const pair = column.pairs[source]
  const ids = column.reservationIds[source]
  const { code, locationId } = column.sources[source]
  const inventory_item_id = column.variant.inventoryItemId
  const levels = `/admin/inventory-items/${inventory_item_id}/location-levels`
  const at = { inventory_item_id, location_id: locationId }
  const level = pair.level

  if (act === "toggle") {
    pair.enabled = !pair.enabled
    expectOk(
      await admin.post(`/admin/sources/${code}`, { enabled: pair.enabled })
    )
    settle(pair)
  } else if (act === "edit" && !level) {
    expectOk(
      await admin.post(levels, {
        location_id: locationId,
        stocked_quantity: amount,
      })
    )
    pair.level = {
      status: 1,
      stocked: amount,
      withheld: 0,
      reservations: [],
    }
    settle(pair)
  } else if (!level) {
    return
  } else if (act === "edit") {
    expectOk(
      await admin.post(`${levels}/${locationId}`, { stocked_quantity: amount })
    )
    level.stocked = amount
    settle(pair)
  } else if (act === "adjust") {
    const adjustments = [{ ...at, adjustment: amount }]
    await adjustWorkflow(container).run({ input: { adjustments } })
    level.stocked += amount
    settle(pair)
  } else if (act === "reserve") {
    const quantity = amount || 1
    const made = await accepted(
      `reserve ${quantity} of ${availableOf(level)}`,
      quantity <= availableOf(level),
      () =>
        createReservationsWorkflow(container).run({
          input: { reservations: [{ ...at, quantity }] },
        })
    )
    if (made) {
      ids.push(made.result[0].id)
      level.reservations.push(quantity)
    }
  } else if (act === "cancel" && ids.length) {
    await deleteReservationsWorkflow(container).run({
      input: { ids: [ids.shift() as string] },
    })
    level.reservations.shift()
  } else if (act === "fulfil" && ids.length) {
    const quantity = level.reservations.shift() as number
    await shipWorkflow(container).run({
      input: {
        adjustments: [{ ...at, adjustment: -quantity }],
        reservation_ids: [ids.shift() as string],
      },
    })
    level.stocked -= quantity
    pair.shipments.push(quantity)
  } else if (act === "unfulfil" && pair.shipments.length) {
    await takeShipmentBack(container, column, source)
  } else if (act === "remove") {
    const answer = await admin.delete(`${levels}/${locationId}`)
    const removable = level.stocked <= 0 && !level.reservations.length
    if ((answer.status === 200) !== removable) {
      throw new Error(
        `Medusa answered ${answer.status} to the removal of ${JSON.stringify(level)}`
      )
    }
    if (removable) {
      pair.level = null
    }
  }
}

/** Medusa adds the units first and reserves them then: refused, all of it, where they are withheld. */
async function takeShipmentBack(
  container: MedusaContainer,
  column: Column,
  source: number
): Promise<void> {
  const pair = column.pairs[source]
  const level = pair.level
  const quantity = pair.shipments.pop() as number
  const at = {
    inventory_item_id: column.variant.inventoryItemId,
    location_id: column.sources[source].locationId,
  }
  if (!level) {
    return
  }
  // Above 0 at a source that does not sell, the guard and the reservation race: an order is not placed there.
  const sells = pair.enabled && level.status === 1
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
    column.reservationIds[source].push(made.result[0].id)
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

/** What is in Medusa's and our tables for each column and source, in the model's words. */
export async function readColumns(
  container: MedusaContainer,
  columns: Column[]
): Promise<unknown[][]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw(
    `select l.inventory_item_id, l.location_id, coalesce(i.status, 1) as status,
       (l.raw_stocked_quantity ->> 'value')::float as stocked,
       coalesce((i.raw_withheld_quantity ->> 'value')::float, 0) as withheld,
       (l.raw_reserved_quantity ->> 'value')::float as reserved,
       l.stocked_quantity = (l.raw_stocked_quantity ->> 'value')::numeric as agrees
     from inventory_level l
     left join stock_source_item i on i.inventory_level_id = l.id and i.deleted_at is null
     where l.deleted_at is null and l.inventory_item_id = any(?)`,
    [columns.map(({ variant }) => variant.inventoryItemId)]
  )
  return columns.map(({ variant, sources }) =>
    sources.map(({ locationId }) => {
      const row = rows.find(
        (one: any) =>
          one.inventory_item_id === variant.inventoryItemId &&
          one.location_id === locationId
      )
      if (!row) {
        return null
      }
      const { status, stocked, withheld, reserved, agrees } = row
      return { status, stocked, withheld, reserved, agrees }
    })
  )
}

/** Medusa's own answer to how many of each column's variant can be bought. */
export async function readAvailability(
  container: MedusaContainer,
  salesChannelId: string,
  columns: Column[]
): Promise<(number | null)[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const found = await getVariantAvailability(query, {
    variant_ids: columns.map(({ variant }) => variant.id),
    sales_channel_id: salesChannelId,
  })
  return columns.map(({ variant }) => found[variant.id].availability)
}
