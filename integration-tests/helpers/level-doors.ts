import {
  batchInventoryItemLevelsWorkflow,
  createInventoryLevelsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { expectOk, type Client } from "./client"

export type NewLevel = {
  inventory_item_id: string
  location_id: string
  stocked_quantity: number
}

/** Every way in which Medusa, or a script of a store, makes an inventory level. Throws where the level is refused. */
export function levelDoors(container: MedusaContainer, admin: Client) {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const doors: Record<string, (level: NewLevel) => Promise<unknown>> = {
    "POST location-levels": async ({ inventory_item_id, ...level }) =>
      expectOk(
        await admin.post(
          `/admin/inventory-items/${inventory_item_id}/location-levels`,
          level
        )
      ),
    "POST location-levels/batch of one item": async ({
      inventory_item_id,
      ...level
    }) =>
      expectOk(
        await admin.post(
          `/admin/inventory-items/${inventory_item_id}/location-levels/batch`,
          { create: [level] }
        )
      ),
    "POST location-levels/batch of many items": async (level) =>
      expectOk(
        await admin.post("/admin/inventory-items/location-levels/batch", {
          create: [level],
        })
      ),
    createInventoryLevelsWorkflow: (level) =>
      createInventoryLevelsWorkflow(container).run({
        input: { inventory_levels: [level] },
      }),
    batchInventoryItemLevelsWorkflow: (level) =>
      batchInventoryItemLevelsWorkflow(container).run({
        input: { create: [level], update: [], delete: [] },
      }),
    "the inventory module's createInventoryLevels": (level) =>
      container.resolve(Modules.INVENTORY).createInventoryLevels([level]),
    "SQL of a seed script": async (level) =>
      knex.raw(INSERT, insertValues(level)),
    "an upsert of a seed script": async (level) =>
      knex.raw(
        `${INSERT} on conflict (inventory_item_id, location_id) where deleted_at is null
         do update set stocked_quantity = excluded.stocked_quantity`,
        insertValues(level)
      ),
  }
  return doors
}

const INSERT = `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
  values (?, ?, ?, ?, ?)`

function insertValues(level: NewLevel) {
  return [
    `ilev_of_${level.inventory_item_id}`,
    level.inventory_item_id,
    level.location_id,
    level.stocked_quantity,
    JSON.stringify({ value: String(level.stocked_quantity), precision: 20 }),
  ]
}
