import { isDeepStrictEqual } from "node:util"
import { expectOk, type Client } from "../helpers/client"
import { largeFile } from "../helpers/large-file"
import {
  createKillableStore,
  FILE,
  QUANTITIES_AFTER,
  QUANTITIES_BEFORE,
  type KillableStore,
  type Process,
  type StartOptions,
} from "../helpers/killable-store"
import {
  act,
  check,
  finished,
  settled,
  settledAfterOutage,
  upload,
} from "../helpers/stock-imports"
import { IN_APPLIED_CHUNK, IN_UNDONE_CHUNK } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(240_000)

const level = (n: number) =>
  `select 1 from inventory_level where id = 'ilev_${n}' for update`

const SALE_OF_0_AND_5 = `
  update inventory_level
  set stocked_quantity = stocked_quantity - 1,
    raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity - 1)::text, 'precision', 20)
  where id in ('ilev_0', 'ilev_5')`

const [HEADER, ...LINES] = FILE.split("\n")
const UNKNOWN = Array.from({ length: 20 }, (_, n) => `nowhere,SKU-${n},1`)
const LEVELS = "inventory-level"
const UPDATED = QUANTITIES_BEFORE.slice(0, 8).map((_, n) => `ilev_${n}`)

let store: KillableStore

beforeAll(async () => {
  store = await createKillableStore()
})

afterAll(() => store?.close())

beforeEach(() => store.startOver())

afterEach(() => store.database.releaseLocks())

describe("a source that is switched by a server that is killed", () => {
  const LEVELS_WITHHELD = UPDATED.map(() => "0 5")
  const PAGE = "select 1 from inventory_level where id = any"

  beforeEach(async () => {
    await store.database.rows(
      "insert into stock_location (id, name) values ('sloc_paris', 'Paris')"
    )
    await store.database.rows(
      "insert into stock_source (id, code, stock_location_id) values ('src_paris', 'paris', 'sloc_paris')"
    )
  })

  /** Stocked and withheld of each level. */
  const amounts = async () => {
    const rows = await store.database.rows<{ amount: string }>(
      `select trim_scale(l.stocked_quantity) || ' ' || trim_scale(coalesce(i.withheld_quantity, 0)) as amount
       from inventory_level l
       left join stock_source_item i on i.inventory_level_id = l.id and i.deleted_at is null
       where l.location_id = 'sloc_berlin' and l.deleted_at is null order by l.id`
    )
    return rows.map(({ amount }) => amount)
  }

  const untilSettled = (admin: Client) =>
    waitFor(
      "all units to have followed",
      async () => expectOk(await admin.get("/admin/sources/berlin")).source,
      ({ settling }) => settling === null,
      { seconds: 60 }
    )

  /** Two pages of two levels are written, and the third stops before its first level. */
  const disableHalfWay = async (server: Process) => {
    const held = await store.database.hold(level(4))
    server.admin
      .post("/admin/sources/berlin", { enabled: false })
      .catch(() => undefined)
    await store.database.untilBlocked(PAGE)
    expect((await amounts()).slice(0, 5)).toEqual([
      ...LEVELS_WITHHELD.slice(0, 4),
      "5 0",
    ])
    return held
  }

  it("is settled to its end by another server that lives, which tells of every level", async () => {
    const [first, second] = [await store.start(), await store.start()]
    const held = await disableHalfWay(first)

    await first.kill()
    expect(
      await store.database.rows("select 1 from stock_source_settling")
    ).toHaveLength(1)
    await held.release()

    expect(await untilSettled(second.admin)).toMatchObject({ enabled: false })
    expect(await amounts()).toEqual(LEVELS_WITHHELD)
    await waitFor(
      "every level to be told",
      async () => new Set(await store.told(`${LEVELS}.updated`)).size,
      (told) => told === UPDATED.length
    )
  })

  it("is settled to its end when the server starts again, and follows an admin who has thought better of it", async () => {
    const server = await store.start()
    const held = await disableHalfWay(server)
    await server.kill()
    await held.release()

    const again = await store.start()
    expectOk(await again.admin.post("/admin/sources/berlin", { enabled: true }))

    await untilSettled(again.admin)
    expect(await amounts()).toEqual(UPDATED.map(() => "5 0"))
  })
})

describe("an import whose server is killed", () => {
  let server: Process

  const start = async (options?: StartOptions) => {
    server = await store.start(options)
  }

  /** `kill -9`, time goes by, and the store is started again. */
  const killAndRestart = async (options?: StartOptions) => {
    await server.kill()
    await store.letAMinutePass()
    await start(options)
  }

  /** Two more servers went the same way. */
  const twoMoreDied = async () => {
    const died = await store.database.rows(
      "update stock_import set act_deaths = 2 where act_run is not null and act_deaths = 0 returning id"
    )
    expect(died).toHaveLength(1)
  }

  const untilGone = () =>
    waitFor(
      "the server to be gone",
      () =>
        fetch(`${server.url}/health`).then(
          () => false,
          () => true
        ),
      Boolean
    )

  const untilTold = (name: string, count = 1) =>
    waitFor(
      `${name} to be told`,
      () => store.told(name),
      (ids) => ids.length >= count,
      { seconds: 30 }
    )

  const startApply = async (id: string) =>
    expectOk(await server.admin.post(`/admin/stock-imports/${id}/apply`))

  /** The first lines are committed, and no chunk of theirs is in flight. */
  const untilApplied = (lines: number) => {
    const written = QUANTITIES_AFTER.slice(0, lines)
    return waitFor(
      `${lines} lines to be written`,
      () => store.quantities(),
      (quantities) => isDeepStrictEqual(quantities.slice(0, lines), written)
    )
  }

  it("is checked anew after it died in its check", async () => {
    await start()
    const locks = await store.database.hold(
      "lock table stock_import_row in share mode"
    )
    const { stock_import } = expectOk(await upload(server.admin, FILE))
    await store.database.untilBlocked("insert into stock_import_row")

    await server.kill()
    await locks.release()
    await killAndRestart()

    const ended = await settled(server.admin, stock_import.id)
    expect(ended).toMatchObject({
      status: "checked",
      counts: { rows: 10, update: 8, create: 2, error: 0 },
    })
    expect(await untilTold("stock-import.checked")).toEqual([ended.id])
    expect(await store.quantities()).toEqual(QUANTITIES_BEFORE)
  })

  it("is checked anew after it died with its lines judged and its plan not complete", async () => {
    await start()
    const locks = await store.database.hold(
      "lock table product_variant in access exclusive mode"
    )
    const { stock_import } = expectOk(
      await upload(server.admin, largeFile(HEADER, [...LINES, ...UNKNOWN]))
    )
    await store.database.untilBlocked("product_variant")
    await server.kill()
    await locks.release()
    const [{ lines }] = await store.database.rows(
      "select count(*)::integer as lines from stock_import_row"
    )
    expect(lines).toBe(30)
    await killAndRestart()

    expect(await settled(server.admin, stock_import.id)).toMatchObject({
      status: "rejected",
      counts: { rows: 30, update: 8, create: 2, error: 20 },
    })
  })

  it("is given up after its check took three servers along, and keeps nobody from the next one", async () => {
    await start()
    const locks = await store.database.hold(
      "lock table stock_import_row in share mode"
    )
    const { stock_import } = expectOk(await upload(server.admin, FILE))
    await store.database.untilBlocked("insert into stock_import_row")
    await server.kill()
    await locks.release()
    await twoMoreDied()
    await killAndRestart()

    expect(await settled(server.admin, stock_import.id)).toMatchObject({
      status: "failed",
      counts: { rows: 0 },
      parked_act: "check",
      error: {
        code: "check_given_up",
        message: expect.stringContaining("The server ended 3 times"),
      },
    })
    expect(await untilTold("stock-import.failed")).toEqual([stock_import.id])
    expect(await check(server.admin, FILE)).toMatchObject({ status: "checked" })
  })

  it("is checked after it died between its upload and its check", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    await server.kill()
    await store.database.rows("delete from stock_import_row")
    await store.database.rows(
      "update stock_import set status = 'uploaded', pending_act = 'check', checked_at = null"
    )
    await killAndRestart()
    expect(await settled(server.admin, id)).toMatchObject({
      status: "checked",
      counts: { rows: 10 },
    })
  })

  it("goes on after it died inside a chunk, and writes no row twice", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    const locks = await store.database.hold(level(3))
    await startApply(id)
    await store.database.untilBlocked(IN_APPLIED_CHUNK)
    await untilApplied(2)
    // A sale of what is written already: written twice, it would be gone.
    await store.database.rows(
      `update inventory_level set stocked_quantity = 9, raw_stocked_quantity = '{"value": "9", "precision": 20}' where id = 'ilev_0'`
    )

    await server.kill()
    await locks.release()
    expect(await store.quantities()).toEqual([
      9,
      11,
      ...QUANTITIES_BEFORE.slice(2),
    ])
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({ status: "applied" })
    expect(await store.quantities()).toEqual([9, ...QUANTITIES_AFTER.slice(1)])
    expect(await untilTold("stock-import.applied")).toEqual([id])
    expect(new Set(await store.told(`${LEVELS}.updated`))).toEqual(
      new Set(UPDATED)
    )
    expect(new Set(await store.told(`${LEVELS}.created`)).size).toBe(2)
  })

  it("goes on with an adjust that died inside a chunk, and adds no row twice", async () => {
    await start()
    const changes = QUANTITIES_AFTER.map(
      (after, n) => `berlin,SKU-${n},+${after - (QUANTITIES_BEFORE[n] ?? 0)}`
    )
    const { id } = await check(
      server.admin,
      ["source_code,sku,quantity_change", ...changes].join("\n"),
      { behavior: "adjust" }
    )
    const locks = await store.database.hold(level(3))
    await startApply(id)
    await store.database.untilBlocked(IN_APPLIED_CHUNK)
    await untilApplied(2)
    // One of what is written already is sold, and one of what is not: both sales survive.
    await store.database.rows(SALE_OF_0_AND_5)

    await server.kill()
    await locks.release()
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({
      status: "applied",
      counts: { update: 8, create: 2, error: 0 },
    })
    const sold = QUANTITIES_AFTER.map((after, n) =>
      n === 0 || n === 5 ? after - 1 : after
    )
    expect(await store.quantities()).toEqual(sold)
    expect(await act(server.admin, id, "undo")).toMatchObject({
      status: "undone",
    })
    expect(await store.quantities()).toEqual([
      4,
      5,
      5,
      5,
      5,
      4,
      5,
      5,
      null,
      null,
    ])
  })

  it("goes on after it died between two chunks", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    const inFirstChunk = await store.database.hold(level(0))
    await startApply(id)
    const first = await store.database.untilBlocked(IN_APPLIED_CHUNK)
    await store.database.untilWritten(`^begin|${IN_APPLIED_CHUNK}`)
    // In line behind the first chunk, and before the second, which lets go of what it has written already.
    const betweenChunks = await store.database.queueFor(
      "lock table stock_import_row in access exclusive mode"
    )
    await store.database.untilBlocked("lock table stock_import_row", [first])
    await inFirstChunk.release()
    await betweenChunks.granted
    await store.database.untilBlocked("^select id, stock_location_id")

    await server.kill()
    await betweenChunks.release()
    expect(await store.quantities()).toEqual([
      10,
      11,
      ...QUANTITIES_BEFORE.slice(2),
    ])
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({ status: "applied" })
    expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
  })

  it("tells what it wrote after it died behind its last chunk, before its events", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    await untilTold("stock-import.checked")
    await killAndRestart({ deaf: true })
    const inLastChunk = await store.database.hold(
      "select 1 from inventory_item where id = 'iitem_9' for update"
    )
    await startApply(id)
    await store.database.untilBlocked(IN_APPLIED_CHUNK)
    await untilApplied(8)
    const behindIt = await store.database.queueFor(
      "lock table stock_import_row in access exclusive mode"
    )
    await store.database.untilBlocked("lock table stock_import_row")
    await inLastChunk.release()
    await behindIt.granted
    await store.database.untilBlocked("from stock_import_row")

    await server.kill()
    await behindIt.release()
    expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
    expect(await store.told(`${LEVELS}.created`)).toEqual([])
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({ status: "applied" })
    expect(await untilTold("stock-import.applied")).toEqual([id])
    const [{ made }] = await store.database.rows(
      "select id as made from inventory_level where inventory_item_id = 'iitem_9'"
    )
    expect(await store.told(`${LEVELS}.created`)).toContain(made)
    expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
  })

  it("tells that it is applied after it died before it said so", async () => {
    await start({ deaf: true })
    const { id } = await check(server.admin, FILE)
    await act(server.admin, id, "apply")
    await waitFor(
      "the apply to be told to deaf ears",
      () =>
        store.database.rows(
          "select 1 from stock_import where pending_act is null"
        ),
      (rows) => rows.length === 1
    )
    await server.kill()
    await store.database.rows("update stock_import set pending_act = 'apply'")
    await killAndRestart()
    expect(await untilTold("stock-import.applied")).toEqual([id])
    expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
  })

  it("goes on with an undo that died inside a chunk", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    await act(server.admin, id, "apply")
    // One of SKU-0 and one of SKU-5 are sold: both sales survive the undo.
    await store.database.rows(SALE_OF_0_AND_5)
    const locks = await store.database.hold(level(4))
    expectOk(await server.admin.post(`/admin/stock-imports/${id}/undo`))
    await store.database.untilBlocked(IN_UNDONE_CHUNK)

    await server.kill()
    await locks.release()
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({ status: "undone" })
    expect(await untilTold("stock-import.undone")).toEqual([id])
    expect(await store.quantities()).toEqual([
      4,
      5,
      5,
      5,
      5,
      4,
      5,
      5,
      null,
      null,
    ])
    expect(new Set(await store.told(`${LEVELS}.deleted`)).size).toBe(2)
  })

  it("is taken back to its end after it died while an apply that was canceled was taken back", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    const inThirdChunk = await store.database.hold(level(3))
    await startApply(id)
    await store.database.untilBlocked(IN_APPLIED_CHUNK)
    const takingBack = await store.database.hold(level(1))
    expectOk(await server.admin.post(`/admin/stock-imports/${id}/cancel`))
    await inThirdChunk.release()
    await store.database.untilBlocked(IN_UNDONE_CHUNK)

    await server.kill()
    await takingBack.release()
    await killAndRestart()

    expect(await settled(server.admin, id)).toMatchObject({
      status: "canceled",
      error: null,
    })
    expect(await untilTold("stock-import.canceled")).toEqual([id])
    expect(await store.quantities()).toEqual(QUANTITIES_BEFORE)
  })

  describe("in the middle of a correction", () => {
    const WRONG = FILE.replace("SKU-9", "NO-9")
    const CORRECTED = { corrections: 1, counts: { rows: 10, error: 0 } }

    const correct = (
      id: string,
      one: { column: string; from: string; to: string }
    ) =>
      server.admin.post(`/admin/stock-imports/${id}/corrections`, {
        replace: [one],
      })

    const mend = (id: string) =>
      correct(id, { column: "sku", from: "NO-9", to: "SKU-9" })

    /** It is kept, and rows are out of the plan that are not judged again yet. */
    const dieWhile = async (act: () => Promise<unknown>) => {
      const locks = await store.database.hold(
        "lock table inventory_item in access exclusive mode"
      )
      act().catch(() => undefined)
      await store.database.untilBlocked(
        "insert into stock_import_(row|unchanged)"
      )
      await server.kill()
      await locks.release()
      await killAndRestart()
    }

    const expectPlan = async (id: string, rows: number) =>
      expect(
        await store.database.rows(
          `select count(*)::integer as rows, count(distinct row_number)::integer as numbers from stock_import_row
           where import_number = (select number from stock_import where id = $1)`,
          [id]
        )
      ).toEqual([{ rows, numbers: rows }])

    const expectApplied = async (id: string, quantities: (number | null)[]) => {
      expect(await act(server.admin, id, "apply")).toMatchObject({
        status: "applied",
      })
      expect(await store.quantities()).toEqual(quantities)
    }

    it("has not been corrected at all, and is corrected when somebody tries again", async () => {
      await start()
      const { id } = await check(server.admin, WRONG)
      await finished(server.admin, id)
      await dieWhile(() => mend(id))

      expect(await finished(server.admin, id)).toMatchObject({
        status: "rejected",
        corrections: 0,
        counts: { rows: 10, error: 1 },
      })
      await expectPlan(id, 10)
      expectOk(await mend(id))
      expect(await finished(server.admin, id)).toMatchObject({
        status: "checked",
        ...CORRECTED,
      })
      await expectPlan(id, 10)
      await expectApplied(id, QUANTITIES_AFTER)
    })

    it("stays corrected where that was being taken back", async () => {
      await start()
      const { id } = await check(server.admin, WRONG)
      await finished(server.admin, id)
      expectOk(await mend(id))
      await finished(server.admin, id)
      await dieWhile(() =>
        server.admin.delete(`/admin/stock-imports/${id}/corrections`)
      )

      expect(await finished(server.admin, id)).toMatchObject({
        status: "checked",
        ...CORRECTED,
      })
      await expectPlan(id, 10)
      await expectApplied(id, QUANTITIES_AFTER)
    })

    it("is checked anew as it is corrected where that took the file", async () => {
      await start()
      const { id } = await check(server.admin, FILE)
      await finished(server.admin, id)
      await dieWhile(() =>
        correct(id, { column: "quantity", from: "10", to: "30" })
      )

      expect(await settled(server.admin, id)).toMatchObject({
        status: "checked",
        ...CORRECTED,
      })
      await expectPlan(id, 10)
      await expectApplied(id, [30, ...QUANTITIES_AFTER.slice(1)])
    })
  })

  describe("three times at the same place", () => {
    /** Its apply has written three lines, and has ended three servers at the fourth. */
    const deadlyApply = async () => {
      await start()
      const { id } = await check(server.admin, FILE)
      await untilTold("stock-import.checked")
      const locks = await store.database.hold(level(3))
      await startApply(id)
      await store.database.untilBlocked(IN_APPLIED_CHUNK)
      await untilApplied(2)
      await server.kill()
      await locks.release()
      await twoMoreDied()
      await killAndRestart()
      expect(await settled(server.admin, id)).toMatchObject({
        status: "failed",
        parked_act: "apply",
        error: {
          code: "apply_given_up",
          message: expect.stringContaining("The server ended 3 times"),
        },
      })
      expect(await untilTold("stock-import.failed")).toEqual([id])
      expect(await store.quantities()).toEqual([
        ...QUANTITIES_AFTER.slice(0, 2),
        ...QUANTITIES_BEFORE.slice(2),
      ])
      return id
    }

    it("is given up in its apply with what it wrote, keeps nobody waiting, and is undone", async () => {
      const id = await deadlyApply()
      const other = await check(
        server.admin,
        "source_code,sku,quantity\nberlin,SKU-7,9\n"
      )
      expect(await act(server.admin, other.id, "apply")).toMatchObject({
        status: "applied",
      })
      expect(await act(server.admin, id, "undo")).toMatchObject({
        status: "undone",
        error: null,
        parked_act: null,
      })
      expect(await store.quantities()).toEqual([
        ...QUANTITIES_BEFORE.slice(0, 7),
        9,
        null,
        null,
      ])
    })

    it("is given up in its apply, and goes on where it stopped when it is applied again", async () => {
      const id = await deadlyApply()
      // A sale of what is written already: written twice, it would be gone.
      await store.database.rows(
        `update inventory_level set stocked_quantity = 9, raw_stocked_quantity = '{"value": "9", "precision": 20}' where id = 'ilev_0'`
      )
      expect(await act(server.admin, id, "apply")).toMatchObject({
        status: "applied",
        error: null,
        parked_act: null,
      })
      expect(await store.quantities()).toEqual([
        9,
        ...QUANTITIES_AFTER.slice(1),
      ])
    })

    it("is given up in its undo, stays applied, and is undone when somebody tries again", async () => {
      await start()
      const { id } = await check(server.admin, FILE)
      await act(server.admin, id, "apply")
      await untilTold("stock-import.applied")
      const locks = await store.database.hold(level(4))
      expectOk(await server.admin.post(`/admin/stock-imports/${id}/undo`))
      await store.database.untilBlocked(IN_UNDONE_CHUNK)
      await server.kill()
      await locks.release()
      await twoMoreDied()
      await killAndRestart()
      expect(await settled(server.admin, id)).toMatchObject({
        status: "applied",
        pending_act: null,
        parked_act: "undo",
        error: { code: "undo_given_up" },
      })
      expect(await act(server.admin, id, "undo")).toMatchObject({
        status: "undone",
        error: null,
      })
      expect(await store.quantities()).toEqual(QUANTITIES_BEFORE)
    })

    it("is given up while a canceled apply is taken back, and undone when somebody asks for it", async () => {
      await start()
      const { id } = await check(server.admin, FILE)
      await untilTold("stock-import.checked")
      const inThirdChunk = await store.database.hold(level(3))
      await startApply(id)
      await store.database.untilBlocked(IN_APPLIED_CHUNK)
      const takingBack = await store.database.hold(level(1))
      expectOk(await server.admin.post(`/admin/stock-imports/${id}/cancel`))
      await inThirdChunk.release()
      await store.database.untilBlocked(IN_UNDONE_CHUNK)
      await server.kill()
      await takingBack.release()
      await twoMoreDied()
      await killAndRestart()
      expect(await settled(server.admin, id)).toMatchObject({
        status: "failed",
        parked_act: "take_back",
        error: { code: "take_back_given_up" },
      })
      expect(await untilTold("stock-import.failed")).toEqual([id])
      expect(
        (await server.admin.post(`/admin/stock-imports/${id}/apply`)).status
      ).toBe(409)
      expect(await act(server.admin, id, "undo")).toMatchObject({
        status: "undone",
      })
      expect(await store.quantities()).toEqual(QUANTITIES_BEFORE)
    })

    describe("where it was a handler of a hook that ended them", () => {
      /** Starts servers that are gone as soon as they have called the handler, as often as it takes, and one that lives. */
      const twoMoreDie = async (deadlyHook: string) => {
        await untilGone()
        for (let death = 2; death <= 3; death++) {
          await store.letAMinutePass()
          // It may be gone before it serves.
          await start({ deadlyHook }).catch(() => undefined)
          await untilGone()
        }
        await store.letAMinutePass()
        await start({ deadlyHook })
      }
      const parkedAt = (hook: string) => ({
        parked_act: "hook",
        error: {
          code: "hook_given_up",
          message: expect.stringContaining(hook),
        },
      })

      it("stays applied, and says so", async () => {
        const deadlyHook = "stockImportApplied"
        await start({ deadlyHook })
        const { id } = await check(server.admin, FILE)
        await untilTold("stock-import.checked")
        await startApply(id)
        await twoMoreDie(deadlyHook)
        expect(await untilTold("stock-import.applied")).toEqual([id])
        expect(await finished(server.admin, id)).toMatchObject({
          status: "applied",
          ...parkedAt(deadlyHook),
        })
        expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
      })

      it("has failed in its check, says so, and keeps nobody from the next one", async () => {
        const deadlyHook = "stockImportChecked"
        await start({ deadlyHook })
        const locks = await store.database.hold(
          "lock table stock_import_row in share mode"
        )
        const { stock_import } = expectOk(await upload(server.admin, FILE))
        await store.database.untilBlocked("insert into stock_import_row")
        await locks.release()
        await twoMoreDie(deadlyHook)
        expect(await untilTold("stock-import.failed")).toEqual([
          stock_import.id,
        ])
        expect(await finished(server.admin, stock_import.id)).toMatchObject({
          status: "failed",
          ...parkedAt(deadlyHook),
        })
        expect(await store.told("stock-import.checked")).toEqual([])
        expect(
          await store.database.rows("select 1 from stock_import_row")
        ).toEqual([])

        await server.kill()
        await start()
        expect(await check(server.admin, FILE)).toMatchObject({
          status: "checked",
          counts: { rows: 10 },
        })
        expect(await store.quantities()).toEqual(QUANTITIES_BEFORE)
      })
    })
  })

  describe("that shuts down in good order", () => {
    const nobodyDied = async () => {
      expect(
        await store.database.rows(
          "select act_run, act_deaths from stock_import"
        )
      ).toEqual([{ act_run: null, act_deaths: 0 }])
    }

    it("stops its apply at the end of a chunk, and the next one goes on at once", async () => {
      await start()
      const { id } = await check(server.admin, FILE)
      await untilTold("stock-import.checked")
      const locks = await store.database.hold(level(0))
      await startApply(id)
      await store.database.untilBlocked(IN_APPLIED_CHUNK)
      const ended = server.shutDown()
      // Its own signal, and not only that it serves no more.
      await waitFor("the shutdown", async () =>
        server.output().includes("shutting down")
      )
      await locks.release()
      expect(await ended).toBe(0)

      const [left] = await store.database.rows(
        "select status, applied_through from stock_import"
      )
      expect(left.status).toBe("applying")
      expect(left.applied_through).toBeGreaterThan(0)
      expect((await store.quantities())[9]).toBeNull()
      await nobodyDied()

      await start()
      expect(await settled(server.admin, id)).toMatchObject({
        status: "applied",
      })
      expect(await untilTold("stock-import.applied")).toEqual([id])
      expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
    })

    it("leaves its check to the next one, which does not count it as dead", async () => {
      await start()
      const locks = await store.database.hold(
        "lock table stock_import_row in share mode"
      )
      const { stock_import } = expectOk(await upload(server.admin, FILE))
      await store.database.untilBlocked("insert into stock_import_row")
      const ended = server.shutDown()
      // Medusa waits for the statement; whoever deploys does not.
      await waitFor(
        "the check to be handed over",
        () => store.database.rows("select act_run from stock_import"),
        ([{ act_run }]) => act_run === null,
        { seconds: 30 }
      )
      await server.kill()
      await ended
      await nobodyDied()
      await locks.release()
      await start()
      expect(await settled(server.admin, stock_import.id)).toMatchObject({
        status: "checked",
        counts: { rows: 10 },
      })
    })
  })

  it("is checked and applied though the script that asked for it ended before its check", async () => {
    await store.killAll()
    await store.cli(["exec", "./src/scripts/import-and-leave.ts"])
    const [{ id, status }] = await store.database.rows(
      "select id, status from stock_import"
    )
    expect(status).toBe("uploaded")
    await store.letAMinutePass()
    await start()
    await waitFor(
      "the import to be applied",
      async () =>
        expectOk(await server.admin.get(`/admin/stock-imports/${id}`))
          .stock_import,
      (found) => found.status === "applied",
      { seconds: 60 }
    )
    expect((await store.quantities())[0]).toBe(10)
  })

  it("goes on by itself when PostgreSQL ends its connections, in one process", async () => {
    await start()
    const { id } = await check(server.admin, FILE)
    const locks = await store.database.hold(level(3))
    await startApply(id)
    const chunk = await store.database.untilBlocked(IN_APPLIED_CHUNK)
    await store.database.rows("select pg_terminate_backend($1)", [chunk])
    await store.database.rows(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and objsubid = 2
         and database = (select oid from pg_database where datname = current_database())`
    )
    await locks.release()
    expect(await settledAfterOutage(server.admin, id)).toMatchObject({
      status: "applied",
    })
    expect(await store.quantities()).toEqual(QUANTITIES_AFTER)
  })
})
