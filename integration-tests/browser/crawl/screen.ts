import type { Page } from "playwright-core"
import type { Scene } from "../support/suite"
import {
  findReactive,
  markReactive,
  type Found,
  type Reactive,
  type Scope,
} from "./reactive"
import { Traffic } from "./traffic"

/** How long something may be covered by something else. */
const PATIENCE_MS = 10_000

/** How long React may take to draw a page whose data is there. */
const SOON_MS = 3_000

const NO_MOTION =
  "*, *::before, *::after { animation: none !important; transition: none !important }"

export type CrawledScreen = Partial<Scope> & {
  /** In the dashboard: `/stock-sources`. */
  path: string
}

/** What is on the screen right now. */
export type Look = Found & { address: string; path: string; step: number }

/** A screen to which one can come back after a click has led away from it. */
export class Screen {
  readonly traffic: Traffic
  private readonly page: Page
  private readonly scope: Scope
  private start!: Look

  private constructor(
    private readonly scene: Scene,
    private readonly crawled: CrawledScreen
  ) {
    this.page = scene.page
    this.scope = { rows: 2, ...crawled }
    this.traffic = new Traffic(scene.page)
  }

  static async open(scene: Scene, crawled: CrawledScreen): Promise<Screen> {
    const screen = new Screen(scene, crawled)
    const { page } = scene
    page.on("filechooser", () => undefined)
    page.on("dialog", (dialog) => void dialog.accept())
    page.on("popup", (popup) => void popup.close())
    // It keeps the whole page with every click; the findings say which click it was.
    await page.context().tracing.stop()
    await page.addInitScript((css) => {
      document.addEventListener("DOMContentLoaded", () => {
        document.head.append(
          Object.assign(document.createElement("style"), { textContent: css })
        )
      })
    }, NO_MOTION)
    await screen.load()
    return screen
  }

  async look(): Promise<Look> {
    const address = this.page.url()
    const { pathname: path } = new URL(address)
    const found = await findReactive(this.page, this.scope)
    return { ...found, address, path, step: await stepIn(this.page) }
  }

  /** Returns what kept it from being clicked, or the page from coming to rest after it. */
  async click(one: Reactive): Promise<string[]> {
    const target = await soon(() => markReactive(this.page, this.scope, one))
    if (!target) return ["is gone after going back"]
    try {
      await target.click({ timeout: PATIENCE_MS })
      await this.traffic.untilAtRest()
      return []
    } catch (error) {
      return [(error as Error).message.split("\n")[0]]
    }
  }

  /** Comes to where these clicks lead, if it is somewhere else; `there` is what it looks like there. */
  async reach(trail: Reactive[], there: Look): Promise<void> {
    if (isSame(await this.look(), there)) return
    await this.comeBack()
    for (const one of trail) await this.click(one)
  }

  /** As a person does: closes what is open, goes back. Else the screen is opened anew. */
  private async comeBack(): Promise<void> {
    const { overlay } = await this.look()
    if (overlay !== this.start.overlay) {
      await this.page.keyboard.press("Escape")
      await this.traffic.untilAtRest()
    }
    if (isSame(await this.look(), this.start)) return
    if (await goBack(this.page, this.start.step)) {
      await this.traffic.untilAtRest()
      if (await this.isAsAtFirst()) return
    }
    for (const path of [elsewhere(this.crawled.path), this.crawled.path]) {
      await goTo(this.page, path)
      await this.traffic.untilAtRest()
    }
    if (await this.isAsAtFirst()) return
    const now = await this.look()
    const { address, overlay: before } = this.start
    // A form that is not saved asks before it is left; what was saved may read otherwise now.
    if (now.address !== address || now.overlay !== before) await this.load()
    else this.start = now
  }

  private async isAsAtFirst(): Promise<boolean> {
    const same = await soon(async () => isSame(await this.look(), this.start))
    return same ?? false
  }

  private async load(): Promise<void> {
    await this.scene.go(this.crawled.path)
    await this.page.locator("main").waitFor()
    await this.traffic.untilAtRest()
    this.start = await this.look()
  }
}

function isSame(one: Look, other: Look): boolean {
  const namesIn = ({ found }: Look) => found.map(({ name }) => name).join()
  return (
    one.address === other.address &&
    one.overlay === other.overlay &&
    namesIn(one) === namesIn(other)
  )
}

/** Somewhere else, so that a screen is built anew when one comes back to it. */
const elsewhere = (path: string) =>
  path.startsWith("/stock-export") ? "/stock-imports/new" : "/stock-export"

/** Where the dashboard's router is in its history: it counts. */
const stepIn = (page: Page) =>
  page.evaluate(() => Number(window.history.state?.idx ?? 0))

/** False where the click has led to no new address. */
async function goBack(page: Page, to: number): Promise<boolean> {
  const steps = (await stepIn(page)) - to
  if (steps <= 0) return false
  await page.evaluate(
    (by) =>
      new Promise((gone) => {
        window.addEventListener("popstate", gone, { once: true })
        window.history.go(-by)
      }),
    steps
  )
  return true
}

/** What comes true as soon as the page is drawn; undefined where it does not. */
async function soon<Value>(
  look: () => Promise<Value | undefined>
): Promise<Value | undefined> {
  const until = Date.now() + SOON_MS
  for (;;) {
    const found = await look()
    if (found || Date.now() > until) return found
  }
}

/** Without loading the dashboard anew: its router follows the browser's history. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const { history } = window
    const state = { idx: Number(history.state?.idx ?? 0) + 1 }
    history.pushState(state, "", to)
    window.dispatchEvent(new PopStateEvent("popstate", { state }))
  }, `/app${path}`)
}
