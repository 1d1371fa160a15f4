import fs from "node:fs"
import path from "node:path"
import { chromium, type Browser, type Page } from "playwright-core"
import type { StockSourceOptions } from "../../../src/modules/stock-source/types"
import { describeWith } from "../../helpers/requirements"
import { ConsoleWatch } from "./console-watch"
import { inspect, type Inspection } from "./inspect"
import type { Theme } from "./picture"
import { LOGIN, openStore, type BrowserStore } from "./store"

const FAILURES = path.resolve(__dirname, "../../../.test/browser/failures")

// The first suite builds the dashboard.
const PREPARE_MS = 10 * 60_000
const TEST_MS = 240_000
/** How long an element may take to come: a slow machine, not a slow page. */
const PATIENCE_MS = 30_000

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
]

type Look = {
  theme?: Theme
  language?: string
  /** False: nobody is. Default: the demo's admin. */
  loggedIn?: boolean | typeof LOGIN
}

/** What a browser test has at hand. */
export type Scene = {
  /** A window of the dashboard, 1280 × 800, in which the admin is logged in. */
  page: Page
  /** A window of its own, as another admin's browser or another setting. */
  open(look?: Look): Promise<Page>
  store: BrowserStore
  console: ConsoleWatch
  /** Opens one of the dashboard's pages: `go("/stock-sources")`. */
  go(route: string, page?: Page): Promise<void>
  /** Looks at a screen as {@link Inspection} says; what does not hold fails the test at its end. */
  inspect(name: string, inspection?: Inspection): Promise<void>
}

export type BrowserTest = (
  name: string,
  act: (scene: Scene) => Promise<void>,
  timeoutMs?: number
) => void

/**
 * A suite with a store and a browser of its own. Without Chromium it is skipped, and says so; with `CI=true` it fails.
 * A test fails on any error or warning in the console that it has not named; then `.test/browser/failures` has a
 * picture and a trace (`npx playwright-core show-trace`).
 *
 * @param name of the suite; its first word names the database
 * @param options of the plugin
 * @param roles whether the store has Medusa's RBAC on
 *
 * @example
 * browserSuite("sources", {}, (test) => {
 *   test("a source is made", async ({ page, go }) => {
 *     await go("/stock-sources")
 *     await page.getByRole("button", { name: "Create" }).click()
 *   })
 * })
 */
export function browserSuite(
  name: string,
  options: Partial<StockSourceOptions>,
  suite: (test: BrowserTest, getStore: () => BrowserStore) => void,
  { roles = false } = {}
): void {
  describeWith("chromium", name, (executablePath) => {
    let browser: Browser
    let store: BrowserStore

    beforeAll(async () => {
      store = await openStore(name.replace(/\W+/g, "-"), { options, roles })
      browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
    }, PREPARE_MS)

    afterAll(async () => {
      await browser?.close()
      await store?.close()
    })

    const test: BrowserTest = (title, act, timeoutMs = TEST_MS) =>
      it(title, () => play(title, act, browser, store), timeoutMs)

    suite(test, () => store)
  })
}

async function play(
  title: string,
  act: (scene: Scene) => Promise<void>,
  browser: Browser,
  store: BrowserStore
): Promise<void> {
  const watch = new ConsoleWatch()
  const pages: Page[] = []
  const findings: string[] = []
  const open = async (look: Look = {}) => {
    const page = await openPage(browser, store, look)
    watch.watch(page)
    pages.push(page)
    return page
  }
  try {
    const page = await open()
    const go = async (route: string, where = page) => {
      // What the test looks for on the page says when it is there.
      await where.goto(`${store.url}/app${route}`, { waitUntil: "commit" })
    }
    await act({
      page,
      open,
      store,
      console: watch,
      go,
      inspect: async (name, inspection) => {
        findings.push(
          ...(await inspect(inspection?.page ?? page, name, inspection))
        )
      },
    })
    expect([...findings, ...watch.unexpected()]).toEqual([])
  } catch (error) {
    await Promise.all(pages.map((page, n) => keep(page, `${title} ${n + 1}`)))
    throw error
  } finally {
    await store.database.releaseLocks()
    await Promise.all(pages.map((page) => page.context().close()))
  }
}

async function openPage(
  browser: Browser,
  { url }: BrowserStore,
  { theme = "light", language = "en", loggedIn = true }: Look
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: language,
    timezoneId: "Europe/Berlin",
    acceptDownloads: true,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(
    ([theme, language]) => {
      window.localStorage.setItem("medusa_admin_theme", theme)
      window.localStorage.setItem("lng", language)
    },
    [theme, language]
  )
  await context.addCookies([{ name: "lng", value: language, url }])
  if (loggedIn) {
    const { request } = context
    const answer = await request.post(`${url}/auth/user/emailpass`, {
      data: loggedIn === true ? LOGIN : loggedIn,
    })
    const { token } = await answer.json()
    await request.post(`${url}/auth/session`, {
      headers: { authorization: `Bearer ${token}` },
    })
  }
  await context.tracing.start({ snapshots: true })
  return context.newPage()
}

/** Keeps what is needed to understand a failure. */
async function keep(page: Page, title: string): Promise<void> {
  fs.mkdirSync(FAILURES, { recursive: true })
  const file = path.join(FAILURES, title.replace(/\W+/g, "-"))
  await page.screenshot({ path: `${file}.png` }).catch(() => undefined)
  await page
    .context()
    .tracing.stop({ path: `${file}.zip` })
    .catch(() => undefined)
}
