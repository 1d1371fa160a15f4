import type { UnreliableStore } from "./unreliable-store"
import { ITEMS, SOURCES, type History } from "./history"

export type SoakSource = {
  code: string
  /** Null while it is deleted. */
  locationId: string | null
}
export type SoakItem = {
  sku: string
  /** Null while it is deleted. */
  id: string | null
  /** Null where no variant sells it. */
  variantId: string | null
}

/** What one history plays with, and what it remembers of it. */
export type World = {
  name: string
  sources: SoakSource[]
  items: SoakItem[]
  /** Ids of its imports, the oldest first. */
  imports: string[]
  reservations: string[]
}

/** Writes the sources, items and levels of a history straight into the tables, as if they had always been there. */
export async function makeWorld(
  store: UnreliableStore,
  name: string,
  { starts }: History,
  variants: { id: string; sku: string; inventoryItemId: string }[],
  salesChannelId: string
): Promise<World> {
  const sources = Array.from({ length: SOURCES }, (_, n) => ({
    code: `${name}-place-${n}`,
    locationId: `sloc_${name}_${n}` as string | null,
  }))
  const items = Array.from({ length: ITEMS }, (_, n) => ({
    sku: variants[n].sku,
    id: variants[n].inventoryItemId as string | null,
    variantId: variants[n].id as string | null,
  }))
  await store.rows(
    `with place as (
       select * from jsonb_to_recordset($1::jsonb) as place (code text, "locationId" text)
     ), location as (
       insert into stock_location (id, name) select "locationId", code from place
     ), channel as (
       insert into sales_channel_stock_location (id, stock_location_id, sales_channel_id)
       select 'scloc_' || code, "locationId", $3 from place
     ), source as (
       insert into stock_source (id, code, stock_location_id) select 'src_' || code, code, "locationId" from place
     )
     insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
     select 'ilev_' || level.item || '_' || level.place, level.item, level.place, level.quantity,
       jsonb_build_object('value', level.quantity::text, 'precision', 20),
       '{"value": "0", "precision": 20}', '{"value": "0", "precision": 20}'
     from jsonb_to_recordset($2::jsonb) as level (item text, place text, quantity numeric)`,
    [
      JSON.stringify(sources),
      JSON.stringify(
        starts.flatMap((quantity, n) =>
          quantity === null
            ? []
            : [
                {
                  item: items[n % ITEMS].id,
                  place: sources[Math.floor(n / ITEMS)].locationId,
                  quantity,
                },
              ]
        )
      ),
      salesChannelId,
    ]
  )
  return { name, sources, items, imports: [], reservations: [] }
}
