import * as fc from "fast-check"
import { setTimeout as wait } from "node:timers/promises"
import { TOLD_EVENTS } from "../helpers/app-process"
import { printSeed, SEED } from "../helpers/random"
import {
  askCart,
  createProduct,
  createStore,
  type TestStore,
} from "../helpers/store"
import { doFileAct, type FileScene } from "./file-acts"
import { history, ITEMS, type History } from "./history"
import { ImportsWatch } from "./imports-watch"
import { RECORDER } from "./recorder"
import { doStoreAct } from "./store-acts"
import { Turns } from "./turns"
import { UnreliableStore, type Trouble } from "./unreliable-store"
import { findFaults, importAll, untilQuiet } from "./verdict"
import { makeWorld, type World } from "./world"

const HISTORIES = Number(process.env.SOAK_HISTORIES ?? 104)
/** Histories that share a store at the same time, and its troubles. */
const AT_ONCE = 52
/** Of those that want to write stock, which only one of them may. */
const ASK_AT_ONCE = 4
const ROUND_SECONDS = 900

jest.setTimeout(Math.ceil(HISTORIES / AT_ONCE) * ROUND_SECONDS * 1000)

/** Each round meets two, one after the other: with luck in a chunk, a check, a hand-over, or a request of the store's own. */
const TROUBLES: Trouble[][] = [
  ["kill", "restart-postgres"],
  ["terminate", "kill"],
]

describe("a store that deletes, edits, sells, crashes and restarts while it imports", () => {
  let store: UnreliableStore
  let shop: TestStore
  let scene: FileScene

  beforeAll(async () => {
    printSeed("soak")
    store = await UnreliableStore.open()
    shop = await createStore(store.api, store.admin)
    scene = {
      store,
      watch: new ImportsWatch(store),
      askers: new Turns(ASK_AT_ONCE),
    }
    await store.rows(TOLD_EVENTS)
    await store.rows(RECORDER)
  })

  afterAll(() => store?.close())

  const makeWorlds = async (round: number, histories: History[]) => {
    const skus = Array.from(
      { length: histories.length * ITEMS },
      (_, n) => `R${round}-SKU-${n}`
    )
    const variants = await createProduct(
      store.admin,
      shop,
      Object.fromEntries(skus.map((sku) => [sku, {}])),
      `Round ${round}`
    )
    return Promise.all(
      histories.map((one, n) =>
        makeWorld(
          store,
          `r${round}h${n}`,
          one,
          variants.slice(n * ITEMS, (n + 1) * ITEMS),
          shop.salesChannelId
        )
      )
    )
  }

  const play = async (world: World, { fileActs, storeActs }: History) => {
    await Promise.all([
      inTurn(fileActs, (act) => doFileAct(scene, world, act)),
      inTurn(storeActs, (act) => doStoreAct(store, shop, world, act)),
    ])
  }

  /** At moments that the seed chooses, of the seconds in which most of a round happens. */
  const meetTroubles = async (round: number) => {
    for (const [n, trouble] of TROUBLES[round % TROUBLES.length].entries()) {
      await wait((SEED + (2 * round + n) * 7919) % 4_000)
      await store.meet(trouble)
    }
  }

  /** Medusa's cart takes what the sources have that sell, and not one more. */
  const tryCart = async ({ items }: World) => {
    const [{ id, variantId, sku }] = items
    const levels = await store.rows(
      `select l.*, l.stocked_quantity - l.reserved_quantity as available
       from inventory_level l
       join inventory_item i on i.id = l.inventory_item_id and i.deleted_at is null
       join product_variant_inventory_item v on v.inventory_item_id = i.id and v.variant_id = $3 and v.deleted_at is null
       join stock_location p on p.id = l.location_id and p.deleted_at is null
       join sales_channel_stock_location c on c.stock_location_id = l.location_id and c.deleted_at is null
       where i.id = $1 and l.deleted_at is null and c.sales_channel_id = $2`,
      [id, shop.salesChannelId, variantId]
    )
    // Medusa sells a variant without limit that has no item, or whose item lies only where no channel sells.
    if (!variantId || !levels.length) {
      return
    }
    const available = levels.map((level) => Number(level.available))
    const sum = available.reduce((total, one) => total + one, 0)
    const limit = Math.max(0, sum, ...available)
    if (limit) {
      expect(await askCart(shop, variantId, limit)).toMatchObject({
        accepted: true,
      })
    }
    const { accepted } = await askCart(shop, variantId, limit + 1)
    if (accepted) {
      throw new Error(
        `A cart took ${limit + 1} of ${sku}, of which there are ${limit}: ${JSON.stringify(levels)}`
      )
    }
  }

  it("never loses a unit, sells one that must not be sold, leaves a ghost or an import that nobody ends", async () => {
    const histories = fc.sample(history, { seed: SEED, numRuns: HISTORIES })
    const rounds = Math.ceil(histories.length / AT_ONCE)
    for (let round = 0; round < rounds; round++) {
      const ours = histories.slice(round * AT_ONCE, (round + 1) * AT_ONCE)
      const worlds = await makeWorlds(round, ours)
      const what = `round ${round} of SEED=${SEED}`
      try {
        await Promise.all([
          meetTroubles(round),
          ...worlds.map((world, n) => play(world, ours[n])),
        ])
        await untilQuiet(store)
        expect({ what, faults: await findFaults(store) }).toEqual({
          what,
          faults: {},
        })
        await importAll(store, round + 5)
        expect({ what, faults: await findFaults(store) }).toEqual({
          what,
          faults: {},
        })
        await Promise.all(worlds.slice(0, 3).map(tryCart))
        process.stderr.write(`soak: round ${round + 1} of ${rounds} held\n`)
      } catch (error) {
        ;(error as Error).message += `\n(${what})`
        throw error
      }
    }
  })
})

async function inTurn<Act>(
  acts: Act[],
  run: (act: Act) => Promise<void>
): Promise<void> {
  for (const act of acts) {
    await run(act)
  }
}
