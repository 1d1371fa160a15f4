import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runCli, startApp, TOLD_EVENTS, type AppProcess } from "./app-process"
import { createClient, expectOk, type Client } from "./client"
import { fetchApi } from "./fetch-api"
import { TestDatabase } from "./test-database"
import { waitFor } from "./wait-for"

const LOGIN = { email: "admin@example.com", password: "supersecret" }
const uploads = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-"))

/** Ten items; eight have 5 units in berlin, two are not assigned. */
const SEED = `
  insert into stock_location (id, name) values ('sloc_berlin', 'Berlin');
  insert into stock_source (id, code, stock_location_id) values ('src_berlin', 'berlin', 'sloc_berlin');
  insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(0, 9) n;
  insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
  select 'ilev_' || n, 'iitem_' || n, 'sloc_berlin', 5, '{"value": "5", "precision": 20}' from generate_series(0, 7) n;
`
export const QUANTITIES_BEFORE = [5, 5, 5, 5, 5, 5, 5, 5, null, null]
export const QUANTITIES_AFTER = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]

/** SKU-0 gets 10, SKU-1 gets 11, …: five updates a chunk of two lines each, and two levels made. */
export const FILE = [
  "source_code,sku,quantity",
  ...QUANTITIES_AFTER.map((quantity, n) => `berlin,SKU-${n},${quantity}`),
].join("\n")

const EMPTY = `
  truncate stock_import, stock_import_row, stock_import_unchanged, stock_import_correction, stock_import_upload, stock_source, stock_source_item_note, stock_source_settling,
    stock_source_replaced_level, stock_location, inventory_item, inventory_level, workflow_execution, told_event cascade;
`
// Between two statements of one act nothing is active either.
const QUIET_LOOKS = 4

/** A store whose server processes a test may kill and start again. */
export type KillableStore = {
  database: TestDatabase
  /**
   * A process that serves: one that the test before has left alive and well, or a new one. `deaf`: none of its
   * subscribers records anything, as if it died before it told.
   */
  start(options?: StartOptions): Promise<Process>
  /** Brings back the stock and nothing else, for the next test. What serves as usual serves on; other processes are killed. */
  startOver(): Promise<void>
  /** No process is left, not even one that the test before has left. */
  killAll(): Promise<void>
  /** Runs one command of Medusa's CLI to its end. */
  cli(args: string[]): Promise<string>
  quantities(): Promise<(number | null)[]>
  /** Ids that were told by this name, each as often as it was told. */
  told(name: string): Promise<string[]>
  /** A minute goes by for an import that nobody works on. */
  letAMinutePass(): Promise<void>
  close(): Promise<void>
}

export type StartOptions = {
  deaf?: boolean
  /** Name of a hook whose handler ends the process. */
  deadlyHook?: string
}

export type Process = AppProcess & { admin: Client }

/** Makes the store, empty; {@link KillableStore.startOver} fills it. */
export async function createKillableStore(): Promise<KillableStore> {
  const database = await TestDatabase.create("stock-sources-killable")
  const env = environment(database)
  await runCli(["db:migrate", "--execute-safe-links"], env)
  await runCli(["user", "-e", LOGIN.email, "-p", LOGIN.password], env)
  await database.rows(TOLD_EVENTS)
  /** Those that have not been asked to end, and the options of each. */
  const processes = new Map<Process, StartOptions>()
  /** One of them that no test has yet. */
  let left: Process | undefined

  const startNew = async (options: StartOptions): Promise<Process> => {
    const app = await startApp({
      ...env,
      ...(options.deaf ? { DEAF: "1" } : {}),
      ...(options.deadlyHook ? { DEADLY_HOOK: options.deadlyHook } : {}),
    })
    const ending = <End>(end: () => Promise<End>) => {
      processes.delete(started)
      return end()
    }
    const started: Process = {
      ...app,
      kill: () => ending(app.kill),
      shutDown: () => ending(app.shutDown),
      admin: createClient(fetchApi(app.url), {}),
    }
    processes.set(started, options)
    started.admin = await logIn(app.url)
    return started
  }

  const killAll = async () => {
    left = undefined
    await Promise.all([...processes.keys()].map((app) => app.kill()))
  }

  return {
    database,
    killAll,
    cli: (args) => runCli(args, env),
    async start(options = {}) {
      const taken = left
      left = undefined
      if (taken && isUsual(options)) {
        return taken
      }
      // It would do what an unusual one is to leave undone.
      await taken?.kill()
      return startNew(options)
    },
    async startOver() {
      const isQuiet = await untilQuiet(database).catch(() => false)
      left = undefined
      for (const [app, options] of processes) {
        if (!left && isQuiet && isUsual(options) && (await serves(app))) {
          left = app
        } else {
          await app.kill()
        }
      }
      await database.rows(EMPTY + SEED)
    },
    async quantities() {
      const rows = await database.rows<{ quantity: number | null }>(
        `select l.stocked_quantity::float8 as quantity
         from inventory_item i
         left join inventory_level l on l.inventory_item_id = i.id and l.location_id = 'sloc_berlin' and l.deleted_at is null
         order by i.sku`
      )
      return rows.map(({ quantity }) => quantity)
    },
    async told(name) {
      const rows = await database.rows<{ id: string }>(
        "select id from told_event where name = $1 order by id",
        [name]
      )
      return rows.map(({ id }) => id)
    },
    async letAMinutePass() {
      await database.rows(
        "update stock_import set updated_at = updated_at - interval '61 seconds'"
      )
    },
    async close() {
      await killAll()
      await database.drop()
    },
  }
}

function isUsual({ deaf = false, deadlyHook }: StartOptions): boolean {
  return !deaf && !deadlyHook
}

function serves({ url }: Process): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false
  )
}

/** No import is at work, and several looks in a row find no statement that is being run. */
async function untilQuiet(database: TestDatabase): Promise<true> {
  let looks = 0
  await waitFor(
    "the store to be quiet",
    async () => {
      const busy = await database.rows(
        `select id from stock_import where act_run is not null or pending_act is not null
         union all
         select query from pg_stat_activity
         where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`
      )
      looks = busy.length ? 0 : looks + 1
      return busy
    },
    () => looks >= QUIET_LOOKS,
    { seconds: 5 }
  )
  return true
}

function environment(database: TestDatabase): Record<string, string> {
  return { DATABASE_URL: database.url, TEST_UPLOADS: uploads }
}

async function logIn(url: string): Promise<Client> {
  const api = fetchApi(url)
  const { token } = expectOk(
    await createClient(api, {}).post("/auth/user/emailpass", LOGIN)
  )
  return createClient(api, { authorization: `Bearer ${token}` })
}
