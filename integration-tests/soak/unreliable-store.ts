import fs from "node:fs"
import path from "node:path"
import { Pool } from "pg"
import { runCli, startApp, type AppProcess } from "../helpers/app-process"
import {
  createClient,
  expectOk,
  type Answer,
  type Api,
  type Client,
} from "../helpers/client"
import { fetchApi } from "../helpers/fetch-api"
import { freePort } from "../helpers/free-port"
import { importModule } from "../helpers/import-module.cjs"
import { waitFor } from "../helpers/wait-for"

const ROOT = path.resolve(__dirname, "../..")
const LOGIN = { email: "admin@example.com", password: "supersecret" }

type Postgres = { url: string; port: number; stop(): Promise<void> }

/** What may happen to a store while it is at work. */
export type Trouble = "kill" | "terminate" | "restart-postgres"

/**
 * A store whose server is killed and whose PostgreSQL is restarted while requests are on their way. It has a PostgreSQL of
 * its own, since others use that of the test run.
 */
export class UnreliableStore {
  private app!: AppProcess
  private postgres!: Postgres
  private pool!: Pool
  private token = ""
  /** How often a trouble began or ended: a request that has seen it change may fail. */
  private troubles = 0
  private inTrouble: Promise<void> | undefined

  private constructor(
    private readonly folder: string,
    private readonly appPort: number
  ) {}

  /** Migrates an empty store and serves it. */
  static async open(): Promise<UnreliableStore> {
    fs.mkdirSync(path.join(ROOT, ".test"), { recursive: true })
    const folder = fs.mkdtempSync(path.join(ROOT, ".test", "soak-"))
    fs.chmodSync(folder, 0o755)
    const store = new UnreliableStore(folder, await freePort())
    await store.startPostgres(await freePort())
    store.pool = new Pool({ connectionString: store.postgres.url, max: 8 })
    // Its idle connections end with PostgreSQL.
    store.pool.on("error", () => undefined)
    await runCli(["db:migrate", "--execute-safe-links"], store.env)
    await runCli(["user", "-e", LOGIN.email, "-p", LOGIN.password], store.env)
    await store.startServer()
    const login = await store.client({}).post("/auth/user/emailpass", LOGIN)
    store.token = expectOk(login).token
    return store
  }

  /** The server's own log, the last of it. */
  get log(): string {
    return this.app.output().slice(-8_000)
  }

  get api(): Api {
    return fetchApi(`http://localhost:${this.appPort}`)
  }

  get admin(): Client {
    return this.client({ authorization: `Bearer ${this.token}` })
  }

  client(headers: Record<string, string>): Client {
    return createClient(this.api, headers)
  }

  /**
   * The answer to a request; undefined where the server, or its database, went away on the way, so that nobody knows what
   * became of it.
   *
   * @throws Error for an answer of 5xx from a server that had no trouble
   */
  async ask(
    request: (admin: Client) => Promise<Answer>
  ): Promise<Answer | undefined> {
    await this.inTrouble
    const before = this.troubles
    try {
      const answer = await request(this.admin)
      if (answer.status < 500) {
        return answer
      }
      if (before === this.troubles) {
        throw new Error(
          `The server answered ${answer.status}: ${JSON.stringify(answer.data)}\n${this.log}`
        )
      }
    } catch (error) {
      if (before === this.troubles) {
        throw error
      }
    }
    return undefined
  }

  /** Brings the trouble about, and returns when the store serves again. */
  async meet(trouble: Trouble): Promise<void> {
    this.troubles++
    let over!: () => void
    this.inTrouble = new Promise((resolve) => (over = resolve))
    try {
      if (trouble === "restart-postgres") {
        await this.postgres.stop()
        await this.startPostgres(this.postgres.port)
        await this.untilServes()
      } else {
        await (trouble === "kill" ? this.app.kill() : this.app.shutDown())
        await this.startServer()
      }
    } finally {
      this.troubles++
      this.inTrouble = undefined
      over()
    }
  }

  /** Reads or writes the database beside the server; asks once more where PostgreSQL went away on the way. */
  async rows<Row = any>(sql: string, values: unknown[] = []): Promise<Row[]> {
    await this.inTrouble
    const before = this.troubles
    try {
      return await this.query<Row>(sql, values)
    } catch (error) {
      if (before === this.troubles) {
        throw error
      }
      return this.rows(sql, values)
    }
  }

  private async query<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query(sql, values)).rows
  }

  async close(): Promise<void> {
    await this.app?.kill()
    await this.pool?.end()
    await this.postgres?.stop()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private get env(): Record<string, string> {
    return {
      DATABASE_URL: this.postgres.url,
      TEST_UPLOADS: path.join(this.folder, "uploads"),
    }
  }

  private async startPostgres(port: number): Promise<void> {
    const { startPostgres } = await importModule(
      path.join(ROOT, "scripts/lib/postgres.mjs")
    )
    this.postgres = await startPostgres({
      dataDir: path.join(this.folder, "postgres"),
      port,
      persistent: true,
      database: "soak",
      durable: false,
    })
  }

  private async startServer(): Promise<void> {
    this.app = await startApp(this.env, undefined, this.appPort)
  }

  /** A pool notices only with its next statement that its connections are gone. */
  private async untilServes(): Promise<void> {
    await waitFor(
      "the server to have its database back",
      async () => {
        const answers = await Promise.all(
          Array.from({ length: 10 }, () =>
            this.admin.get("/admin/stores").catch(() => ({ status: 0 }))
          )
        )
        return answers.every(({ status }) => status === 200)
      },
      Boolean,
      { seconds: 60 }
    )
  }
}
