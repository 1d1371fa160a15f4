import fs from "node:fs"
import path from "node:path"
import { freePort, startDemo, until } from "../../helpers/demo"
import { TestDatabase } from "../../helpers/test-database"

/** Kept from one `npm test` to the next: the dashboard's build takes most of a minute. */
const FOLDER = path.resolve(__dirname, "../../../.test/browser")
/** What every suite's database starts as a copy of: one for each `npm test`, whose process names that run's folder. */
const RUN = path.basename(path.dirname(process.env.DEMO_UPLOADS ?? "none/"))
const TEMPLATE = `stock-sources-browser-${RUN}`
/** Suites run side by side: one prepares, the others wait for it. Any number that nobody else locks. */
const LOCK = 7_240_101

/** The demo's app as a deployment has it. */
export const APP = path.join(FOLDER, "app/.medusa/server")
export const UPLOADS = path.join(FOLDER, "static")

/**
 * Builds the demo's app with its dashboard, and fills a database with its shop and its opening stock: by the demo itself.
 * The first browser suite of a run does it. A build from the same sources is taken again.
 */
export async function prepareBuiltStore(): Promise<void> {
  const server = await TestDatabase.open("postgres")
  try {
    await server.rows("select pg_advisory_lock($1)", [LOCK])
    const [found] = await server.rows(
      "select 1 from pg_database where datname = $1",
      [TEMPLATE]
    )
    if (!found) {
      await fillTemplate(server)
    }
  } finally {
    await server.close()
  }
}

async function fillTemplate(server: TestDatabase): Promise<void> {
  fs.rmSync(UPLOADS, { recursive: true, force: true })
  const draft = await TestDatabase.create(`${TEMPLATE}-draft`)
  await draft.close()
  const demo = startDemo(["--serve"], {
    DEMO_DIR: FOLDER,
    PORT: String(await freePort()),
    DATABASE_URL: draft.url,
  })
  try {
    await until(demo, () => fs.existsSync(path.join(FOLDER, "ready.json")))
  } finally {
    demo.process.kill("SIGTERM")
    await demo.exited
  }
  // It has its name only when all of it is there.
  await server.rows(`alter database "${draft.name}" rename to "${TEMPLATE}"`)
}

/** A shop of one's own. Drop it at the end. */
export function copyStore(name: string): Promise<TestDatabase> {
  return TestDatabase.create(`${TEMPLATE}-${name}`, TEMPLATE)
}
