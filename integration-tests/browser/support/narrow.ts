import type { Page } from "playwright-core"

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 400, height: 800 }

/** What of ours cannot be reached in a window of 400 pixels: it sticks out and nothing scrolls to it. */
export async function findOutOfReach(
  page: Page,
  parts: string[]
): Promise<string[]> {
  await page.setViewportSize(NARROW)
  const out = await page.evaluate((selectors) => {
    const scrolls = (element: Element | null): boolean => {
      for (; element && element.tagName !== "MAIN"; ) {
        const { overflowX } = window.getComputedStyle(element)
        if (["auto", "scroll", "hidden", "clip"].includes(overflowX)) {
          return true
        }
        element = element.parentElement
      }
      return false
    }
    const ours = selectors.map((one) => `${one} *`).join()
    return [...document.querySelectorAll(ours)]
      .filter(
        (one) => one.getBoundingClientRect().right > window.innerWidth + 1
      )
      .filter((one) => one.checkVisibility() && !scrolls(one.parentElement))
      .map((one) => `sticks out at 400 px: ${one.outerHTML.slice(0, 200)}`)
  }, parts)
  await page.setViewportSize(WIDE)
  return out
}
