import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import lockingRedis from "@medusajs/locking-redis"
import Redis from "ioredis"
import { setTimeout as wait } from "node:timers/promises"
import { withStockLocks } from "../../src/workflows/utils/with-stock-locks"
import { startRedis, type RedisServer } from "../helpers/redis-server"
import { describeWith } from "../helpers/requirements"

jest.setTimeout(60_000)

const ITEMS = Array.from({ length: 50 }, (_, n) => `iitem_${n}`)
// Longer than a chunk of so many items waits for its locks at a time.
const CHECKOUT_MS = 2_500

type Locking = {
  execute<T>(keys: string[], job: () => Promise<T>): Promise<T>
}

describeWith("redis", "the locks of a chunk in Redis", (redisServer) => {
  let server: RedisServer
  let client: Redis
  let locking: Locking

  beforeAll(async () => {
    server = await startRedis(redisServer)
    client = new Redis(server.url)
    const [Provider] = lockingRedis.services as unknown as (new (
      cradle: object,
      options: object
    ) => Locking)[]
    locking = new Provider({ redisClient: client, prefix: "lock:" }, {})
  })

  afterAll(async () => {
    client?.disconnect()
    await server?.stop()
  })

  const container = {
    resolve: (name: string) => (name === Modules.LOCKING ? locking : undefined),
  } as unknown as MedusaContainer

  it("are had once a slow checkout has given back one of them", async () => {
    const events: string[] = []
    const checkout = locking.execute([ITEMS[7]], async () => {
      await wait(CHECKOUT_MS)
      events.push("checkout")
    })
    const began = Date.now()
    await withStockLocks(container, ITEMS, async () => {
      events.push("chunk")
    })
    await checkout
    expect(events).toEqual(["checkout", "chunk"])
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  it("lapse sooner than a cart loses its patience, where their process dies", async () => {
    const many = Array.from({ length: 500 }, (_, n) => `iitem_many_${n}`)
    const seconds = await withStockLocks(container, many, () =>
      client.ttl("lock:iitem_many_0")
    )
    expect(seconds).toBeGreaterThan(0)
    // MEDUSA: `RedisLockingProvider.waitLockingTimeout`
    expect(seconds).toBeLessThan(5)
  })
})
