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
const SOON_MS = 1_500

const NO_MOTION =
  "*, *::before, *::after { animation: none !important; transition: none !important }"

export type CrawledScreen = Partial<Scope> & {
  /** In the dashboard: `/stock-sources`. */
  path: string
  /** What a person does first. */
  prepare?: (page: Page) => Promise<void>
}

/** What is on the screen right now. */
export type Look = Found & { address: string; path: string; step: number }

/** A click, and where it can be done. */
export type Step = Reactive & Pick<Look, "address" | "overlay">

/** Makes a window ready for the screens that are crawled in it. */
export async function prepareWindow({ page }: Scene): Promise<Traffic> {
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
  return new Traffic(page)
}

/** A screen to which one can come back after a click has led away from it. */
export class Screen {
  private readonly page: Page
  private readonly scope: Scope
  private start!: Look

  private constructor(
    private readonly scene: Scene,
    private readonly crawled: CrawledScreen,
    readonly traffic: Traffic
  ) {
    this.page = scene.page
    const { widget, rows = 1 } = crawled
    this.scope = { widget, rows }
  }

  /** Comes to the screen, in a window that {@link prepareWindow} has made ready. */
  static async open(
    scene: Scene,
    crawled: CrawledScreen,
    traffic: Traffic
  ): Promise<Screen> {
    const screen = new Screen(scene, crawled, traffic)
    traffic.hasWritten = false
    // From one screen to the next as by a link: loading the dashboard takes longer than most of its screens.
    if (isLoaded(scene.page) && (await screen.comeFromElsewhere())) {
      await screen.begin()
    } else {
      await screen.load()
    }
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
    if (!target) {
      return this.traffic.hasWritten ? [] : ["is gone after going back"]
    }
    try {
      await target.click({ timeout: PATIENCE_MS })
      // A message stays, and covers what lies under it, as long as the pointer is over it.
      await this.page.mouse.move(0, 0)
      await this.traffic.untilAtRest()
      return []
    } catch (error) {
      return [(error as Error).message.split("\n")[0]]
    }
  }

  /** Comes to where the last of these clicks can be done; those before it lead there. */
  async reach(steps: Step[]): Promise<void> {
    if (await this.goOn(steps)) return
    await this.comeBack(steps[0])
    if (await this.goOn(steps)) return
    // A form that is not saved asks before it is left; what a click has opened, the same click closes.
    await this.load()
    await this.goOn(steps)
  }

  /** Clicks from the farthest of the steps on that can be done right now. */
  private async goOn(steps: Step[]): Promise<boolean> {
    const now = await this.look()
    const last = steps.length - 1
    const from = steps.map((step) => isPossible(step, now)).lastIndexOf(true)
    if (from === last) return true
    if (from < 0) return false
    for (const step of steps.slice(from, last)) await this.click(step)
    return this.has(steps[last])
  }

  /** As a person does: closes what is open, goes back, or comes from somewhere else. */
  private async comeBack(to: Step): Promise<void> {
    const now = await this.look()
    if (isPossible(to, now)) return
    if (now.overlay !== to.overlay) {
      await this.page.keyboard.press("Escape")
      await this.traffic.untilAtRest()
      if (isPossible(to, await this.look())) return
    }
    if (await goBack(this.page, this.start.step)) {
      await this.traffic.untilAtRest()
      if (await this.has(to)) return
    }
    if ((await this.comeFromElsewhere()) && (await this.has(to))) {
      this.start.step = await stepIn(this.page)
    }
  }

  /** So that the screen is built anew. False where a form that is not saved asks before it is left. */
  private async comeFromElsewhere(): Promise<boolean> {
    const { path } = this.crawled
    for (const next of [elsewhere(path), path]) {
      if (!(await goTo(this.page, next))) return false
      await this.traffic.untilAtRest()
    }
    return true
  }

  private async has(step: Step): Promise<boolean> {
    const has = await soon(async () => isPossible(step, await this.look()))
    return has ?? false
  }

  private async load(): Promise<void> {
    await this.scene.go(this.crawled.path)
    await this.page.locator("main").waitFor()
    await this.traffic.untilAtRest()
    await this.begin()
  }

  private async begin(): Promise<void> {
    await this.crawled.prepare?.(this.page)
    this.start = await this.look()
  }
}

const isPossible = (step: Step, { address, overlay, found }: Look) =>
  address === step.address &&
  overlay === step.overlay &&
  found.some(({ name }) => name === step.name)

const isLoaded = (page: Page) => page.url().startsWith("http")

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

/**
 * Without loading the dashboard anew: its router follows the browser's history. False where what is shown stays, as a form
 * does that asks before it is left.
 */
async function goTo(page: Page, path: string): Promise<boolean> {
  const address = `/app${path}`
  if (new URL(page.url()).pathname === address) return true
  await page.evaluate((to) => {
    const { history } = window
    document
      .querySelectorAll("main h1, main h2")
      .forEach((one) => one.setAttribute("data-left", ""))
    const state = { idx: Number(history.state?.idx ?? 0) + 1 }
    history.pushState(state, "", to)
    window.dispatchEvent(new PopStateEvent("popstate", { state }))
  }, address)
  const left = await page
    .waitForFunction(
      () => {
        const asks = document.querySelector("[role=alertdialog]")
        const stays = document.querySelector("main [data-left]")
        return asks ? "asks" : !stays && "left"
      },
      undefined,
      { timeout: PATIENCE_MS }
    )
    .then((found) => found.jsonValue())
    .catch(() => "stays")
  return left === "left"
}
