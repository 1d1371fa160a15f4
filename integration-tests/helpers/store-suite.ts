import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  clearInstances,
  configLoaderOverride,
  startApp,
} from "@medusajs/test-utils"
import type { AxiosInstance } from "axios"
import axios from "axios"
import { stopListening } from "./events"
import { demo, useFileFolder } from "./suite"
import { StoreDatabase } from "./store-database"
import { waitFor } from "./wait-for"

/** What a suite gets of its store; each is to be read within a hook or a test, when the store is there. */
export type SuiteStore = {
  /** Asks the store over HTTP. */
  api: AxiosInstance
  getContainer(): MedusaContainer
  /** The store's own pool. */
  dbConnection: { raw(sql: string, values?: any): Promise<any> }
  dbConfig: { clientUrl: string }
  utils: { waitWorkflowExecutions(): Promise<void> }
}

type Suite = {
  /** Part of the name of its database. */
  moduleName: string
  testSuite: (store: SuiteStore) => void
}

/** A store that serves the next files of this process too; see `scripts/jest/one-process-environment.cjs`. */
type KeptStore = { app?: Awaited<ReturnType<typeof startApp>> }

/** Undefined where the file has everything to itself. */
const kept: KeptStore | undefined = (globalThis as any)[
  Symbol.for("stock-sources.kept-store")
]

const UNFINISHED = { $nin: ["not_started", "done", "reverted", "failed"] }

/**
 * Boots `demo/` in this process for the tests of a file, or takes the one that the last file has left, and gives each of them the database as it was before the first.
 * As `medusaIntegrationTestRunner` of Medusa's test-utils, and of its parts; but that migrates an empty database for each
 * file and boots the application twice, which takes two thirds of the time.
 */
export function storeSuite({ moduleName, testSuite }: Suite): void {
  describe("", () => {
    const database = new StoreDatabase(kept ? "store" : moduleName)
    let app: KeptStore["app"]
    let client: AxiosInstance | undefined

    const container = () => app!.container as MedusaContainer
    const pool = () =>
      container().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    const waitWorkflowExecutions = async () => {
      const engine = container().resolve(Modules.WORKFLOW_ENGINE)
      await waitFor(
        "workflows to end",
        () => engine.listWorkflowExecutions({ state: UNFINISHED }),
        (left) => left.length === 0,
        { seconds: 60 }
      )
    }

    // The store that is kept reads the folder when it boots, whichever suite that is for.
    if (kept) useFileFolder()

    const boot = async () => {
      await configLoaderOverride(demo, { clientUrl: database.url })
      await database.open()
      app = await startApp({ cwd: demo })
      await waitWorkflowExecutions()
    }

    beforeAll(async () => {
      app = kept?.app
      if (app) {
        await database.openAgain()
      } else {
        await boot()
      }
      if (kept && !kept.app) {
        await database.keepForNextSuite()
        kept.app = app
      }
      client = axios.create({ baseURL: `http://localhost:${app!.port}` })
    }, 120_000)
    beforeEach(async () => {
      // What the suite's own `beforeAll` began would be cut off, and stay unfinished in every test.
      await waitWorkflowExecutions()
      await database.reset()
    })
    afterEach(() => waitWorkflowExecutions())
    afterAll(async () => {
      stopListening()
      if (kept) {
        await database.close()
        return
      }
      await app?.shutdown()
      await clearInstances()
      await pool().destroy()
      await database.drop()
    })

    testSuite({
      api: lazily(() => client!),
      getContainer: container,
      dbConnection: lazily(pool),
      dbConfig: { clientUrl: database.url },
      utils: { waitWorkflowExecutions },
    })
  })
}

/** A value that is made later. */
function lazily<Value extends object>(value: () => Value): Value {
  return new Proxy({} as Value, {
    get: (_, name) => Reflect.get(value(), name),
  })
}
