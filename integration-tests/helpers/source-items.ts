import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What a suite about reading wants to find there. Quantities as text, so that none is rounded on its way in. */
export type SeededItem = {
  source: string
  sku: string | null
  /** Items of one `item` are one inventory item; default: the SKU. */
  item?: string
  title?: string
  stocked?: string
  reserved?: string
  /** Left out together with `status`: the level has no source item yet. */
  withheld?: string
  status?: 0 | 1
}

/**
 * Writes stock locations with their sources, inventory items, levels and source items straight into the tables:
 * no event goes out, so nothing else makes or moves stock meanwhile. The ids say what they are: `ilev_berlin_SHIRT`.
 *
 * @param sources code and name of each source: `{ berlin: "Berlin" }`
 */
export async function seedSourceItems(
  container: MedusaContainer,
  sources: Record<string, string>,
  items: SeededItem[]
): Promise<void> {
  const raw = (value = "0") => JSON.stringify({ value, precision: 20 })
  // All at once: what reconciles sources with levels must not find a level whose source item is still to come.
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .transaction(async (knex) => {
      for (const [code, name] of Object.entries(sources)) {
        await knex("stock_location").insert({ id: `sloc_${code}`, name })
        await knex("stock_source").insert({
          id: `src_${code}`,
          code,
          stock_location_id: `sloc_${code}`,
        })
      }
      for (const one of items) {
        const item = one.item ?? one.sku
        const level = `ilev_${one.source}_${item}`
        await knex("inventory_item")
          .insert({
            id: `iitem_${item}`,
            sku: one.sku,
            title: one.title ?? null,
          })
          .onConflict("id")
          .ignore()
        await knex("inventory_level").insert({
          id: level,
          inventory_item_id: `iitem_${item}`,
          location_id: `sloc_${one.source}`,
          stocked_quantity: one.stocked ?? "0",
          raw_stocked_quantity: raw(one.stocked),
          reserved_quantity: one.reserved ?? "0",
          raw_reserved_quantity: raw(one.reserved),
          raw_incoming_quantity: raw(),
        })
        if (one.status === 0 || Number(one.withheld ?? 0) !== 0) {
          await knex("stock_source_item_note").insert({
            inventory_level_id: level,
            status: one.status ?? 1,
            withheld_quantity: one.withheld ?? "0",
          })
        }
      }
    })
}

/** Many levels at one source, `SKU-1` to `SKU-<count>`, each with a title of so many bytes. */
export async function seedManyLevels(
  container: MedusaContainer,
  source: string,
  count: number,
  titleBytes: number
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.raw(
    `insert into inventory_item (id, sku, title)
     select 'iitem_' || n, 'SKU-' || n, repeat('x', ?) from generate_series(1, ?) n`,
    [titleBytes, count]
  )
  await knex.raw(
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
     select 'ilev_' || n, 'iitem_' || n, ?, 5, '{"value": "5", "precision": 20}' from generate_series(1, ?) n`,
    [`sloc_${source}`, count]
  )
}
