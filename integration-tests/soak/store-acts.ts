import type { Answer } from "../helpers/client"
import { askCart, type TestStore } from "../helpers/store"
import type { UnreliableStore } from "./unreliable-store"
import type { StoreAct } from "./history"
import type { SoakItem, SoakSource, World } from "./world"

type Scene = {
  store: UnreliableStore
  shop: TestStore
  world: World
  source: SoakSource
  item: SoakItem
  amount: number
}

const ok = (answer: Answer | undefined) =>
  answer !== undefined && answer.status < 300

/** What a store does while imports are under way. A refusal is an answer; where nobody knows, the next act finds out. */
const ACTS: Record<StoreAct["act"], (scene: Scene) => Promise<void>> = {
  async toggle({ store, source, amount }) {
    await store.ask((admin) =>
      admin.post(`/admin/sources/${source.code}`, { enabled: amount % 2 === 0 })
    )
  },

  async edit({ store, source, item, amount }) {
    if (!item.id || !source.locationId) {
      return
    }
    const levels = `/admin/inventory-items/${item.id}/location-levels`
    const stock = { stocked_quantity: amount }
    const edited = await store.ask((admin) =>
      admin.post(`${levels}/${source.locationId}`, stock)
    )
    if (edited?.status === 404) {
      await store.ask((admin) =>
        admin.post(levels, { location_id: source.locationId, ...stock })
      )
    }
  },

  async removeLevel({ store, source, item }) {
    await store.ask((admin) =>
      admin.delete(
        `/admin/inventory-items/${item.id}/location-levels/${source.locationId}`
      )
    )
  },

  async reserve({ store, world, source, item, amount }) {
    const made = await store.ask((admin) =>
      admin.post("/admin/reservations", {
        inventory_item_id: item.id,
        location_id: source.locationId,
        quantity: (amount % 4) + 1,
      })
    )
    if (ok(made)) {
      world.reservations.push(made!.data.reservation.id)
    }
  },

  async cancelReservation({ store, world }) {
    const id = world.reservations.shift()
    if (id) {
      await store.ask((admin) => admin.delete(`/admin/reservations/${id}`))
    }
  },

  async deleteItem({ store, item }) {
    if (item.id) {
      await store.ask((admin) =>
        admin.delete(`/admin/inventory-items/${item.id}`)
      )
      await findItem(store, item)
    }
  },

  async makeItemAnew({ store, item }) {
    if (!item.id) {
      await store.ask((admin) =>
        admin.post("/admin/inventory-items", { sku: item.sku })
      )
      item.variantId = null
      await findItem(store, item)
    }
  },

  async deleteLocation({ store, source }) {
    if (source.locationId) {
      await store.ask((admin) =>
        admin.delete(`/admin/stock-locations/${source.locationId}`)
      )
      await findLocation(store, source)
    }
  },

  async deleteSource({ store, source }) {
    await store.ask((admin) => admin.delete(`/admin/sources/${source.code}`))
    await findLocation(store, source)
  },

  async makeSourceAnew({ store, shop, source }) {
    await findLocation(store, source)
    if (!source.locationId) {
      await store.ask((admin) =>
        admin.post("/admin/sources", {
          code: source.code,
          name: source.code,
          sales_channel_ids: [shop.salesChannelId],
        })
      )
      await findLocation(store, source)
    }
  },

  async cart({ store, shop, item, amount }) {
    const variantId = item.variantId
    if (variantId) {
      await store.ask(() => askCart(shop, variantId, (amount % 5) + 1) as never)
    }
  },
}

export async function doStoreAct(
  store: UnreliableStore,
  shop: TestStore,
  world: World,
  { act, source, item, amount }: StoreAct
): Promise<void> {
  await ACTS[act]({
    store,
    shop,
    world,
    source: world.sources[source],
    item: world.items[item],
    amount,
  })
}

/** A request that went with its server may have been done or not: the database says. */
async function findItem(store: UnreliableStore, item: SoakItem): Promise<void> {
  const [found] = await store.rows(
    "select id from inventory_item where sku = $1 and deleted_at is null",
    [item.sku]
  )
  item.id = found?.id ?? null
}

async function findLocation(
  store: UnreliableStore,
  source: SoakSource
): Promise<void> {
  const [found] = await store.rows(
    `select l.id from stock_location l
     left join stock_source s on s.stock_location_id = l.id and s.deleted_at is null
     where l.deleted_at is null and (s.code = $1 or (s.id is null and l.name = $1))`,
    [source.code]
  )
  source.locationId = found?.id ?? null
}
