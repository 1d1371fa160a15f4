import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  clearInstances,
  configLoaderOverride,
  startApp,
} from "@medusajs/test-utils"
import type { AxiosInstance } from "axios"
import axios from "axios"
import { demo } from "./suite"
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

const UNFINISHED = { $nin: ["not_started", "done", "reverted", "failed"] }

/**
 * Boots `demo/` in this process for the tests of a file, and gives each of them the database as it was before the first.
 * As `medusaIntegrationTestRunner` of Medusa's test-utils, and of its parts; but that migrates an empty database for each
 * file and boots the application twice, which takes two thirds of the time.
 */
export function storeSuite({ moduleName, testSuite }: Suite): void {
  describe("", () => {
    const database = new StoreDatabase(moduleName)
    let app: Awaited<ReturnType<typeof startApp>> | undefined
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

    beforeAll(async () => {
      await configLoaderOverride(demo, { clientUrl: database.url })
      await database.open()
      app = await startApp({ cwd: demo })
      client = axios.create({ baseURL: `http://localhost:${app.port}` })
      await waitWorkflowExecutions()
    }, 120_000)
    beforeEach(async () => {
      // What the suite's own `beforeAll` began would be cut off, and stay unfinished in every test.
      await waitWorkflowExecutions()
      await database.reset()
    })
    afterEach(() => waitWorkflowExecutions())
    afterAll(async () => {
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
