import { expectOk, type Answer, type Client } from "../helpers/client"
import {
  createCluster,
  untilTold,
  type Cluster,
  type Member,
} from "../helpers/cluster"
import {
  createClusterStore,
  fileOf,
  FILLERS,
  LATE_LEVEL,
  SKUS,
  type ClusterStore,
} from "../helpers/cluster-store"
import { prepareCart } from "../helpers/order"
import { describeWith } from "../helpers/requirements"
import { act, check, settled, upload } from "../helpers/stock-imports"
import { IN_APPLIED_CHUNK, IN_UNDONE_CHUNK } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"
import { watchImport } from "../helpers/watch-import"

jest.setTimeout(300_000)

const LINES = FILLERS + SKUS.length
// What an act may take on a busy machine; after a kill, locks and the job that resumes come on top.
const SECONDS = 120
const AT_THE_PLAN = "insert into stock_import_row"
const HOLD_CHECKS = "lock table stock_import_row in share mode"
const HOLD_LATE = `select 1 from inventory_level where id = '${LATE_LEVEL}' for update`

describeWith("redis", "two servers and two workers", (redisServer) => {
  let cluster: Cluster
  let a: Member
  let b: Member
  let workers: Member[]
  let shop: ClusterStore
  let adminA: Client
  let adminB: Client
  let started = 2

  beforeAll(async () => {
    cluster = await createCluster(redisServer)
    // Medusa's first process on an empty database makes its defaults; two at once would both try.
    a = await cluster.start("server-a", "server")
    ;[b, ...workers] = await Promise.all([
      cluster.start("server-b", "server"),
      cluster.start("worker-1", "worker"),
      cluster.start("worker-2", "worker"),
    ])
    adminA = cluster.adminAt(a)
    adminB = cluster.adminAt(b)
    shop = await createClusterStore(cluster, a)
  }, 600_000)

  afterAll(() => cluster?.close())

  beforeEach(() => cluster.forgetRecords())

  afterEach(() => cluster.database.releaseLocks())

  const names = () => workers.map(({ name }) => name)

  const startAct = async (admin: Client, id: string, action: string) => {
    const { alarms } = expectOk(
      await admin.get(`/admin/stock-imports/${id}`)
    ).stock_import
    const confirm = alarms.map(({ code }: { code: string }) => code)
    const body = action === "apply" ? { confirm } : {}
    return admin.post(`/admin/stock-imports/${id}/${action}`, body)
  }

  /** `kill -9` for the worker that has the import. Returns its name. */
  const killWorkerOf = async (id: string) => {
    const name = await cluster.whoWorksOn(id)
    const killed = workers.find((worker) => worker.name === name)
    if (!killed) {
      throw new Error(`Import ${id} is with ${name}, which is no worker.`)
    }
    await killed.kill()
    workers = workers.filter((worker) => worker !== killed)
    return killed.name
  }

  const replaceWorker = async () => {
    workers.push(await cluster.start(`worker-${++started}`, "worker"))
  }

  /** Every line of a file was written once, and nothing else was. */
  const expectOneWriteALine = async () => {
    const writes = await cluster.writes()
    expect(writes).toHaveLength(LINES)
    expect(new Set(writes.map(({ level_id }) => level_id)).size).toBe(LINES)
    return new Set(writes.map(({ process }) => process))
  }

  /** Lines that the killed one had committed stayed; one other, the one that was left or the new one, wrote the rest. */
  const expectTakenOverFrom = async (killed: string) => {
    const writers = await expectOneWriteALine()
    expect([...writers].filter((name) => name !== killed)).toEqual([
      expect.stringMatching(/^worker-/),
    ])
    expect(writers).toContain(killed)
  }

  const expectStock = async (base: number) => {
    const stock = await shop.stock()
    const fillers = [...stock].filter(([sku]) => sku.startsWith("FILLER"))
    expect(fillers).toHaveLength(FILLERS)
    expect(new Set(fillers.map(([, units]) => units))).toEqual(new Set([base]))
    expect(SKUS.map((sku) => stock.get(sku))).toEqual(
      SKUS.map((_, n) => base + n)
    )
  }

  it("check at a worker what was uploaded at A, while B shows it", async () => {
    const locks = await cluster.database.hold(HOLD_CHECKS)
    const { stock_import } = expectOk(await upload(adminA, fileOf(10)))
    await cluster.database.untilBlocked(AT_THE_PLAN)

    expect(names()).toContain(await cluster.whoWorksOn(stock_import.id))
    const path = `/admin/stock-imports/${stock_import.id}`
    expect(expectOk(await adminB.get(path)).stock_import).toMatchObject({
      status: "checking",
    })
    await locks.release()
    expect(await settled(adminB, stock_import.id)).toMatchObject({
      status: "checked",
      counts: { rows: LINES, update: 520, create: 500, error: 0 },
    })
    expect(await cluster.writes()).toEqual([])
  })

  it("apply at a worker what was asked for at A, B watches it, and no cache shows the old stock", async () => {
    const { id } = await check(adminA, fileOf(20))
    expect(await shop.shownAt(a)).toMatchObject({
      "SHIRT-1": 100,
      "SHIRT-20": 100,
    })
    // Behind Medusa's back: what is shown now comes from the cache.
    await cluster.database.rows(
      `update inventory_level set stocked_quantity = 1, raw_stocked_quantity = '{"value": "1", "precision": 20}'
       where inventory_item_id = $1`,
      [shop.variants[0].inventoryItemId]
    )
    expect(await shop.shownAt(a)).toMatchObject({ "SHIRT-1": 100 })
    await cluster.forgetRecords()

    const locks = await cluster.database.hold(HOLD_LATE)
    expect((await startAct(adminA, id, "apply")).status).toBe(202)
    const watching = watchImport(b.url, adminB, id)
    await cluster.database.untilBlocked(IN_APPLIED_CHUNK)
    expect(names()).toContain(await cluster.whoWorksOn(id))
    await waitFor(
      "B to show how far it is",
      async () =>
        expectOk(await adminB.get(`/admin/stock-imports/${id}`)).stock_import,
      ({ status, progress }) =>
        status === "applying" && progress.done >= 250 && progress.done < 600
    )
    await locks.release()

    const seen = await watching
    expect(seen.at(0)).toMatchObject({ status: "applying" })
    expect(seen.at(-1)).toMatchObject({ status: "applied", pending_act: null })
    expect(seen.at(-1).progress).toMatchObject({ done: LINES, total: LINES })
    for (const server of [a, b]) {
      expect(await shop.shownAt(server)).toMatchObject({
        "SHIRT-1": 20,
        "SHIRT-20": 39,
      })
    }
    await expectStock(20)
    const [worker, ...others] = await expectOneWriteALine()
    expect(names()).toContain(worker)
    expect(others).toEqual([])
    expect(await cluster.told("stock-import.applied")).toEqual([id])
    const written = (await cluster.writes()).map(({ level_id }) => level_id)
    const created = await createdIn(id)
    await untilTold(cluster, "inventory-level.created", created)
    const updated = written.filter((level) => !created.includes(level))
    await untilTold(cluster, "inventory-level.updated", updated)
  })

  const createdIn = async (id: string) => {
    const rows = await cluster.database.rows<{ id: string }>(
      `select r.inventory_level_id as id from stock_import_row r join stock_import i on i.number = r.import_number
       where i.id = $1 and outcome = 'create'`,
      [id]
    )
    return rows.map((row) => row.id)
  }

  it("apply two imports of A and B one after the other, while twenty carts complete at both", async () => {
    const [low, high] = await Promise.all([
      check(adminA, fileOf(5_000)),
      check(adminB, fileOf(7_000)),
    ])
    const carts = await Promise.all(
      shop.variants.map(({ id }, n) =>
        prepareCart(shop.at(n % 2 ? a : b), shop.shippingOptionId, id, 1)
      )
    )
    await cluster.forgetRecords()
    const applyInTurn = async (admin: Client, id: string) => {
      const statuses: number[] = []
      await waitFor(
        "the turn of the import",
        async () => {
          statuses.push((await startAct(admin, id, "apply")).status)
          return statuses.at(-1)
        },
        (status) => status === 202,
        { seconds: SECONDS }
      )
      await settled(admin, id, SECONDS)
      return statuses
    }
    const complete = (shopper: Client, id: string) =>
      shopper.post(`/store/carts/${id}/complete`)
    const [ofLow, ofHigh, ...completed] = await Promise.all([
      applyInTurn(adminA, low.id),
      applyInTurn(adminB, high.id),
      ...carts.map((id, n) => complete(shop.at(n % 2 ? b : a).shopper, id)),
    ])

    for (const answer of completed as Answer[]) {
      expect(expectOk(answer)).toMatchObject({ type: "order" })
    }
    const refused = [...ofLow, ...ofHigh].filter((status) => status !== 202)
    expect(new Set(refused)).toEqual(new Set([409]))
    const order = (await cluster.writes()).map(({ quantity }) =>
      quantity < 7_000 ? 5_000 : 7_000
    )
    const turns = order.filter((base, n) => base !== order[n - 1])
    expect(turns).toHaveLength(2)
    await expectStock(turns[1])
  })

  it("go on with an apply whose worker was killed in a chunk, and write every line once", async () => {
    const { id } = await check(adminA, fileOf(30))
    await cluster.forgetRecords()
    const locks = await cluster.database.hold(HOLD_LATE)
    expectOk(await startAct(adminA, id, "apply"))
    await cluster.database.untilBlocked(IN_APPLIED_CHUNK)
    const killed = await killWorkerOf(id)
    await locks.release()

    const [ended] = await Promise.all([
      settled(adminB, id, SECONDS),
      replaceWorker(),
    ])
    expect(ended).toMatchObject({ status: "applied", error: null })
    await expectTakenOverFrom(killed)
    await expectStock(30)
    await untilTold(cluster, "stock-import.applied", [id])
    const written = (await cluster.writes()).map(({ level_id }) => level_id)
    await untilTold(cluster, "inventory-level.updated", written)
  })

  it("go on with an undo whose worker was killed in a chunk, and keep what was sold since", async () => {
    const { id } = await check(adminA, fileOf(40))
    await act(adminB, id, "apply")
    await cluster.database.rows(
      `update inventory_level
       set stocked_quantity = stocked_quantity - 3, raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity - 3)::text, 'precision', 20)
       where inventory_item_id = 'iitem_2'`
    )
    await cluster.forgetRecords()
    const locks = await cluster.database.hold(HOLD_LATE)
    expectOk(await startAct(adminA, id, "undo"))
    await cluster.database.untilBlocked(IN_UNDONE_CHUNK)
    const killed = await killWorkerOf(id)
    await locks.release()

    const [ended] = await Promise.all([
      settled(adminB, id, SECONDS),
      replaceWorker(),
    ])
    expect(ended).toMatchObject({ status: "undone" })
    await expectTakenOverFrom(killed)
    const stock = await shop.stock()
    expect([stock.get("FILLER-2"), stock.get("FILLER-3")]).toEqual([27, 30])
    await untilTold(cluster, "stock-import.undone", [id])
  })

  it("check anew what a worker was killed in the middle of checking", async () => {
    const locks = await cluster.database.hold(HOLD_CHECKS)
    const { stock_import } = expectOk(await upload(adminA, fileOf(50)))
    await cluster.database.untilBlocked(AT_THE_PLAN)
    await killWorkerOf(stock_import.id)
    await locks.release()

    expect(await settled(adminB, stock_import.id, SECONDS)).toMatchObject({
      status: "checked",
      counts: { rows: LINES, update: LINES, error: 0 },
    })
    await untilTold(cluster, "stock-import.checked", [stock_import.id])
    expect(await cluster.writes()).toEqual([])
  })

  it("withhold and release at a worker the units of a source that is switched at A, while B shows it", async () => {
    const before = await shop.stock()
    const units = sum(before.values())
    expect(units).toBeGreaterThan(0)
    for (const enabled of [false, true]) {
      await cluster.forgetRecords()
      expectOk(await adminA.post("/admin/sources/berlin", { enabled }))
      await waitFor(
        "B to show that all units have followed",
        async () => expectOk(await adminB.get("/admin/sources/berlin")).source,
        (source) => source.enabled === enabled && source.settling === null,
        { seconds: SECONDS }
      )
      expect(sum((await shop.stock()).values())).toBe(enabled ? units : 0)
      const [{ withheld }] = await cluster.database.rows(
        "select coalesce(sum(withheld_quantity), 0)::float8 as withheld from stock_source_item where deleted_at is null"
      )
      expect(withheld).toBe(enabled ? 0 : units)
      const writers = (await cluster.writes()).map(({ process }) => process)
      expect(names()).toEqual(expect.arrayContaining([...new Set(writers)]))
      expect(writers).not.toEqual([])
    }
    expect(await shop.stock()).toEqual(before)
  })
})

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((all, one) => all + one, 0)
}
