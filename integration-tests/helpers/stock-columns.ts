import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  getVariantAvailability,
} from "@medusajs/framework/utils"
import type { Pair } from "./stock-model"
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
