import type { Page, Request } from "playwright-core"
import { untilStill } from "../support/picture"

const AT_REST_MS = 20_000

/** What a page asks for: until when it is busy, what was refused, what was to be written. */
export class Traffic {
  private readonly open = new Set<Request>()
  /** Answers of 4xx and 5xx since {@link forget}. */
  readonly refused: string[] = []
  /** Requests that write, since {@link forget}. */
  readonly written: string[] = []
  /** Whether anything was to be written at all: the screen may show other things since. */
  hasWritten = false

  constructor(private readonly page: Page) {
    page.on("request", (request) => {
      if (!isStream(request)) this.open.add(request)
      if (request.method() !== "GET") {
        this.written.push(describe(request))
        this.hasWritten = true
      }
    })
    page.on("requestfinished", (request) => this.open.delete(request))
    page.on("requestfailed", (request) => this.open.delete(request))
    page.on("response", (response) => {
      if (response.status() >= 400) {
        this.refused.push(
          `${response.status()} ${describe(response.request())}`
        )
      }
    })
  }

  /** Waits until nothing is asked for, nothing moves, and nothing says that it is busy. */
  async untilAtRest(): Promise<void> {
    const until = Date.now() + AT_REST_MS
    while (Date.now() < until) {
      await untilStill(this.page)
      if (!this.open.size && (await isIdle(this.page)) && !this.open.size) {
        return
      }
    }
    const left = [...this.open].map(describe).join(", ")
    throw new Error(`The page does not come to rest: ${left || "it is busy"}`)
  }

  forget(): void {
    this.refused.length = 0
    this.written.length = 0
  }
}

/** Server-sent events end when the page does. */
function isStream(request: Request): boolean {
  return new URL(request.url()).pathname.endsWith("/events")
}

function describe(request: Request): string {
  const { pathname, search } = new URL(request.url())
  return `${request.method()} ${pathname}${search}`
}

/** Whether the page is drawn, has nothing left to work on, and changes nothing by itself. */
async function isIdle(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    let changes = 0
    const observer = new MutationObserver(() => changes++)
    observer.observe(document.body, { childList: true, subtree: true })
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((drawn) => window.requestAnimationFrame(drawn))
      await new Promise((done) =>
        window.requestIdleCallback(done, { timeout: 1_000 })
      )
    }
    observer.disconnect()
    const isBusy = document.querySelector(
      "main [aria-busy=true], .animate-pulse"
    )
    const main = document.querySelector("main")
    return !changes && !isBusy && !!main?.innerText.trim()
  })
}
