import type { Locator, Page } from "playwright-core"

/** More stops than any screen has from one end to the other. */
const MOST_STOPS = 120

/** Presses Tab until the element has the focus; fails where the keyboard never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((one) => one === document.activeElement)) {
      return
    }
    await page.keyboard.press("Tab")
  }
  throw new Error(`Tab does not reach ${target} within ${MOST_STOPS} stops.`)
}

/** Goes to the element by Tab and presses Enter on it. */
export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press("Enter")
}
