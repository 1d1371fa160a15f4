import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runCli, startApp, type AppProcess } from "./app-process"
import { createClient, expectOk, type Client } from "./client"
import { fetchApi } from "./fetch-api"
import { TestDatabase } from "./test-database"

const TEMPLATE = "stock-sources-killable"
const LOGIN = { email: "admin@example.com", password: "supersecret" }
const uploads = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-"))

/** Ten items; eight have 5 units in berlin, two are not assigned. */
const SEED = `
  create table told_event (name text not null, id text not null);
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

/** A store whose server processes a test may kill and start again. */
export type KillableStore = {
  database: TestDatabase
  /** Starts a process; `deaf`: none of its subscribers records anything, as if it died before it told. */
  start(options?: StartOptions): Promise<Process>
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

/** Migrates and seeds once what every test then starts from. */
export async function prepareTemplate(): Promise<void> {
  const template = await TestDatabase.create(TEMPLATE)
  const env = environment(template)
  await runCli(["db:migrate", "--execute-safe-links"], env)
  await runCli(["user", "-e", LOGIN.email, "-p", LOGIN.password], env)
  await template.rows(SEED)
  await template.close()
}

export async function createKillableStore(
  name: string
): Promise<KillableStore> {
  const database = await TestDatabase.create(name, TEMPLATE)
  const processes: AppProcess[] = []
  return {
    database,
    cli: (args) => runCli(args, environment(database)),
    async start({ deaf = false, deadlyHook } = {}) {
      const app = await startApp({
        ...environment(database),
        ...(deaf ? { DEAF: "1" } : {}),
        ...(deadlyHook ? { DEADLY_HOOK: deadlyHook } : {}),
      })
      processes.push(app)
      return { ...app, admin: await logIn(app.url) }
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
      await Promise.all(processes.map((app) => app.kill()))
      await database.drop()
    },
  }
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
