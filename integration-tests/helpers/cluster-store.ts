import { createClient, expectOk, type Client } from "./client"
import type { Cluster, Member } from "./cluster"
import { fetchApi } from "./fetch-api"
import { createShipping } from "./order"
import { stockCsv } from "./stock-imports"
import {
  createProduct,
  createSource,
  createStore,
  type TestStore,
  type TestVariant,
} from "./store"

/** One for each cart of a test, so that the carts wait for imports and not for each other. */
export const SKUS = Array.from({ length: 20 }, (_, n) => `SHIRT-${n + 1}`)
/** Several chunks: they begin at 250 lines. */
export const FILLERS = 1_000
/** Where a test may stop an apply: in a chunk behind the first one, and before the last line. */
export const LATE_LEVEL = "ilev_600"

/** A webshop with variants that sell and items that fill a file, all from the source `berlin`. */
export type ClusterStore = {
  store: TestStore
  /** The shop as this member serves it. */
  at(member: Member): TestStore
  variants: TestVariant[]
  shippingOptionId: string
  /** What Medusa's own store route says can be bought, by SKU. */
  shownAt(member: Member): Promise<Record<string, number>>
  /** What the levels hold, by SKU. */
  stock(): Promise<Map<string, number>>
}

/** Makes the webshop over the routes of `server`. */
export async function createClusterStore(
  cluster: Cluster,
  server: Member
): Promise<ClusterStore> {
  const admin = cluster.adminAt(server)
  const store = await createStore(fetchApi(server.url), admin)
  const { stock_location_id: berlin } = await createSource(admin, store, {
    code: "berlin",
  })
  const shippingOptionId = await createShipping(admin, store, berlin)
  const variants = await createProduct(
    admin,
    store,
    Object.fromEntries(SKUS.map((sku) => [sku, { [berlin]: 100 }]))
  )
  await fill(cluster, berlin)
  const at = (member: Member) => ({
    ...store,
    shopper: createClient(fetchApi(member.url), store.shopper.headers),
  })
  return {
    store,
    at,
    variants,
    shippingOptionId,
    shownAt: (member) => readShown(at(member).shopper),
    async stock() {
      const rows = await cluster.database.rows<{ sku: string; units: number }>(
        `select i.sku, l.stocked_quantity::float8 as units
         from inventory_level l join inventory_item i on i.id = l.inventory_item_id
         where l.location_id = $1 and l.deleted_at is null`,
        [berlin]
      )
      return new Map(rows.map(({ sku, units }) => [sku, units]))
    },
  }
}

/** A file that says `base`, `base + 1`, … for what sells, and `base` on all other lines. */
export function fileOf(base: number): string {
  return stockCsv([
    ...Array.from(
      { length: FILLERS },
      (_, n) => `berlin,FILLER-${n + 1},1,${base}`
    ),
    ...SKUS.map((sku, n) => `berlin,${sku},1,${base + n}`),
  ])
}

/** Every second filler has 5 units, every other one is not assigned yet. */
async function fill(cluster: Cluster, locationId: string): Promise<void> {
  await cluster.database.rows(
    `insert into inventory_item (id, sku)
     select 'iitem_' || n, 'FILLER-' || n from generate_series(1, $1::integer) n`,
    [FILLERS]
  )
  await cluster.database.rows(
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
     select 'ilev_' || n, 'iitem_' || n, $2, 5, '{"value": "5", "precision": 20}'
     from generate_series(2, $1::integer, 2) n`,
    [FILLERS, locationId]
  )
}

async function readShown(shopper: Client): Promise<Record<string, number>> {
  const { products } = expectOk(
    await shopper.get(
      "/store/products?fields=id,*variants,+variants.inventory_quantity"
    )
  )
  return Object.fromEntries(
    products.flatMap(({ variants }: any) =>
      variants.map((variant: any) => [variant.sku, variant.inventory_quantity])
    )
  )
}
