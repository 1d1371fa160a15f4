import fs from "node:fs"
import path from "node:path"
import { freePort, startDemo, until } from "../../helpers/demo"
import { TestDatabase } from "../../helpers/test-database"

/** Kept from one `npm test` to the next: the dashboard's build takes most of a minute. */
const FOLDER = path.resolve(__dirname, "../../../.test/browser")
/** What every suite's database starts as a copy of. */
const TEMPLATE = "stock-sources-browser"

/** The demo's app as a deployment has it. */
export const APP = path.join(FOLDER, "app/.medusa/server")
export const UPLOADS = path.join(FOLDER, "static")

/** Says which run has filled the template: jest forgets a suite's variables before the next suite. */
const FILLED = path.join(FOLDER, "filled-by")
const RUN = `process ${process.pid}, database on port ${process.env.DB_PORT}`

/**
 * Builds the demo's app with its dashboard, and fills a database with its shop and its opening stock: by the demo itself.
 * The first browser suite of a run waits for it. What was built from the same sources is taken again.
 */
export async function prepareBuiltStore(): Promise<void> {
  if (fs.existsSync(FILLED) && fs.readFileSync(FILLED, "utf8") === RUN) {
    return
  }
  fs.rmSync(UPLOADS, { recursive: true, force: true })
  const template = await TestDatabase.create(TEMPLATE)
  await template.close()
  const demo = startDemo(["--serve"], {
    DEMO_DIR: FOLDER,
    PORT: String(await freePort()),
    DATABASE_URL: template.url,
  })
  try {
    await until(demo, () => fs.existsSync(path.join(FOLDER, "ready.json")))
  } finally {
    demo.process.kill("SIGTERM")
    await demo.exited
  }
  fs.writeFileSync(FILLED, RUN)
}

/** A shop of one's own. Drop it at the end. */
export function copyStore(name: string): Promise<TestDatabase> {
  return TestDatabase.create(`${TEMPLATE}-${name}`, TEMPLATE)
}
