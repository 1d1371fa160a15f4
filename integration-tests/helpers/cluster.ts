import { generateJwtToken } from "@medusajs/framework/utils"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { IMPORT_LOCKS } from "../../src/modules/stock-source/imports/sql/import-lock"
import { runCli, startApp, type AppProcess } from "./app-process"
import { createClient, type Client } from "./client"
import { fetchApi } from "./fetch-api"
import { startRedis } from "./redis-server"
import { TestDatabase } from "./test-database"
import { waitFor } from "./wait-for"

const APP = path.resolve(__dirname, "../cluster/app")
const SECRET = "test-only"

/** What was written, and by which process: PostgreSQL knows each by its `application_name`. */
const RECORDS = `
  create table told_event (name text not null, id text not null);
  create table level_write (
    number bigint generated always as identity,
    level_id text not null,
    quantity numeric not null,
    process text not null default current_setting('application_name')
  );
  create function note_level_write() returns trigger language plpgsql as $$
  begin
    -- Medusa's own writes name the column where only a reservation has changed.
    if tg_op = 'UPDATE' and old.stocked_quantity = new.stocked_quantity then
      return null;
    end if;
    insert into level_write (level_id, quantity) values (new.id, new.stocked_quantity);
    return null;
  end $$;
  create trigger note_level_write after insert or update of stocked_quantity on inventory_level
    for each row execute function note_level_write();
`

/** A process of the cluster, by the name that it has in PostgreSQL. */
export type Member = AppProcess & { name: string }

/** Servers and workers of one store: each a process of its own on the same Redis, PostgreSQL and files. */
export type Cluster = {
  database: TestDatabase
  start(name: string, mode: "server" | "worker"): Promise<Member>
  /** An admin who asks this member. */
  adminAt(member: Member): Client
  /** Name of the process that works on an import now: the one whose connection has the import's lock. */
  whoWorksOn(importId: string): Promise<string | undefined>
  /** Every write that changed a level's stock, in their order, since {@link forgetRecords}, with the process that made it. */
  writes(): Promise<{ level_id: string; quantity: number; process: string }[]>
  /** Ids that were told by this name since {@link forgetRecords}, each as often as it was told. */
  told(name: string): Promise<string[]>
  forgetRecords(): Promise<void>
  close(): Promise<void>
}

/** Migrates a database of its own, with a Redis of its own; its members are to be started. */
export async function createCluster(redisProgram: string): Promise<Cluster> {
  const redis = await startRedis(redisProgram)
  const files = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-files-"))
  const database = await TestDatabase.create("stock-sources-cluster")
  const members: AppProcess[] = []
  const env = environment(database.url, redis.url, files)
  await runCli(["db:migrate", "--execute-safe-links"], env, APP)
  await database.rows(RECORDS)
  return {
    database,
    async start(name, mode) {
      const app = await startApp(
        { ...env, MEDUSA_WORKER_MODE: mode, PGAPPNAME: name },
        APP
      )
      members.push(app)
      return { ...app, name }
    },
    adminAt: ({ url }) =>
      createClient(fetchApi(url), { authorization: `Bearer ${adminToken()}` }),
    async whoWorksOn(importId) {
      const [found] = await database.rows<{ name: string }>(
        `select a.application_name as name
         from pg_locks l join pg_stat_activity a using (pid) join stock_import i on i.number = l.objid::bigint
         where l.locktype = 'advisory' and l.classid = $1 and l.objsubid = 2 and i.id = $2`,
        [IMPORT_LOCKS, importId]
      )
      return found?.name
    },
    writes: () =>
      database.rows(
        "select level_id, quantity::float8, process from level_write order by number"
      ),
    async told(name) {
      const rows = await database.rows<{ id: string }>(
        "select id from told_event where name = $1",
        [name]
      )
      return rows.map(({ id }) => id)
    },
    async forgetRecords() {
      await database.rows("truncate told_event, level_write")
    },
    async close() {
      await Promise.all(members.map((member) => member.kill()))
      await database.drop()
      await redis.stop()
      fs.rmSync(files, { recursive: true, force: true })
    },
  }
}

/** Waits until everything that was said of levels has reached its subscribers. */
export async function untilTold(
  cluster: Cluster,
  name: string,
  ids: string[]
): Promise<void> {
  const wanted = [...new Set(ids)].sort()
  await waitFor(
    `${name} to be told of ${wanted.length}`,
    async () => [...new Set(await cluster.told(name))].sort(),
    (told) => wanted.every((id) => told.includes(id)),
    { seconds: 90 }
  )
}

function environment(
  databaseUrl: string,
  redisUrl: string,
  files: string
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    SHARED_FILES: files,
    DISABLE_ADMIN: "true",
    MEDUSA_FF_CACHING: "true",
    STORE_CORS: "http://localhost",
    ADMIN_CORS: "http://localhost",
    AUTH_CORS: "http://localhost",
    JWT_SECRET: SECRET,
    COOKIE_SECRET: SECRET,
    // Our own typecheck has looked at the app already.
    TS_NODE_TRANSPILE_ONLY: "1",
  }
}

/** Logged in as no server has made it: all of them share the secret, as they have to. */
function adminToken(): string {
  return generateJwtToken(
    {
      actor_id: "user_admin",
      actor_type: "user",
      auth_identity_id: "authid_admin",
      app_metadata: { user_id: "user_admin" },
    },
    { secret: SECRET, expiresIn: "1h" }
  )
}
