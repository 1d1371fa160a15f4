import type { ConsoleMessage, Page } from "playwright-core"

/**
 * What Medusa's own dashboard says on its own pages; each with where it comes from.
 */
const NOT_OURS: RegExp[] = []

/** Collects what a page's console says of errors and warnings, and what it throws. */
export class ConsoleWatch {
  private readonly said: string[] = []
  private readonly expected: RegExp[] = []

  watch(page: Page): void {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.said.push(describe(message))
      }
    })
    page.on("pageerror", (error) => {
      this.said.push(`thrown: ${error.stack ?? error.message}`)
    })
  }

  /** What the test brings about itself: the browser writes each answer of 4xx and 5xx into the console. */
  expect(...expected: RegExp[]): void {
    this.expected.push(...expected)
  }

  /** What was said and not expected, since this was asked last. */
  takeUnexpected(): string[] {
    const found = this.unexpected()
    this.said.length = 0
    return found
  }

  /** All that was said and not expected. */
  unexpected(): string[] {
    const allowed = [...NOT_OURS, ...this.expected]
    return this.said.filter((line) => !allowed.some((one) => one.test(line)))
  }
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location()
  return `${message.type()}: ${message.text()} (${url})`
}
