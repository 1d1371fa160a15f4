import { runCli } from "../../helpers/app-process"
import { createClient, expectOk, type Client } from "../../helpers/client"
import { fetchApi } from "../../helpers/fetch-api"
import { freePort } from "../../helpers/free-port"
import { startServer, type TestServer } from "../../helpers/server"
import type { StockSourceOptions } from "../../../src/modules/stock-source/types"
import { TestDatabase } from "../../helpers/test-database"
import { APP, copyStore, prepareBuiltStore, UPLOADS } from "./built-store"

export const LOGIN = { email: "admin@example.com", password: "supersecret" }

/** The demo's shop on a server of its own, with a database of its own. */
export type BrowserStore = {
  url: string
  /** For what a test arranges below the API: a lock that keeps an act from going on. */
  database: TestDatabase
  /** The API as the admin sees it, for what is not the test's matter. */
  admin: Client
  /** `kill -9`: as a crash does. */
  kill(): Promise<void>
  /** Starts the server again, on the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** How a suite's store differs from the demo's. */
export type StoreSettings = {
  /** Of the plugin. */
  options?: Partial<StockSourceOptions>
  /** With Medusa's RBAC on; the demo's admin is a super admin then. */
  roles?: boolean
}

/**
 * Starts the store; the first suite of a run waits for its build.
 *
 * @param name of the database's copy
 */
export async function openStore(
  name: string,
  { options = {}, roles = false }: StoreSettings = {}
): Promise<BrowserStore> {
  if (process.env.BROWSER_STORE) {
    return takeRunningStore(process.env.BROWSER_STORE)
  }
  await prepareBuiltStore()
  const database = await copyStore(name)
  const rbac: Record<string, string> = roles ? { MEDUSA_FF_RBAC: "true" } : {}
  if (roles) {
    const env = { ...rbac, DATABASE_URL: database.url }
    await runCli(["db:migrate", "--execute-safe-links"], env, APP)
  }
  const port = await freePort()
  const url = `http://localhost:${port}`
  const start = () =>
    startServer(
      database.url,
      {
        NODE_ENV: "production",
        DEMO_ADMIN: "",
        DEMO_UPLOADS: UPLOADS,
        DEMO_UPLOADS_URL: `${url}/static`,
        ADMIN_CORS: url,
        AUTH_CORS: url,
        STOCK_SOURCES_OPTIONS: JSON.stringify(options),
        ...rbac,
      },
      { folder: APP, port }
    )
  let server: TestServer = await start()
  return {
    url,
    database,
    admin: await logIn(url),
    kill: () => server.kill(),
    restart: async () => {
      server = await start()
    },
    close: async () => {
      await server.kill()
      await database.drop()
    },
  }
}

/**
 * For whoever writes a test: a store that serves already, such as that of `npm run dev`, on the database `medusa` of the
 * PostgreSQL that the environment names. It keeps what tests do to it.
 */
async function takeRunningStore(url: string): Promise<BrowserStore> {
  const database = await TestDatabase.open("medusa")
  const refuse = async () => {
    throw new Error(
      `${url} is not this suite's to end. Leave BROWSER_STORE out.`
    )
  }
  return {
    url,
    database,
    admin: await logIn(url),
    kill: refuse,
    restart: refuse,
    close: () => database.close(),
  }
}

async function logIn(url: string): Promise<Client> {
  const api = fetchApi(url)
  const { token } = expectOk(
    await createClient(api, {}).post("/auth/user/emailpass", LOGIN)
  )
  return createClient(api, { authorization: `Bearer ${token}` })
}
