import fs from "node:fs"
import path from "node:path"
import type { Page } from "playwright-core"

const ROOT = path.resolve(__dirname, "../../..")

/** Where pictures go: into the guide only when asked, so that a test run leaves the checkout as it was. */
export const PICTURES = process.env.UPDATE_IMAGES
  ? path.join(ROOT, "docs/images")
  : path.join(ROOT, ".test/browser/pictures")

export type Theme = "light" | "dark"

/** Takes a picture of what is seen of the page; `height` where that leaves out what the picture is about. */
export async function takePicture(
  page: Page,
  name: string,
  theme: Theme,
  height = 800
): Promise<void> {
  await page.setViewportSize({ width: 1280, height })
  fs.mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({
    path: path.join(PICTURES, `${name}-${theme}.png`),
    animations: "disabled",
    caret: "hide",
  })
}

/** Does what the dashboard's own theme setting does, without a reload that would lose where the page is. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((value) => {
    const still = document.createElement("style")
    still.textContent = "* { transition: none !important }"
    document.head.append(still)
    const { classList, style } = document.documentElement
    classList.remove("light", "dark")
    classList.add(value)
    style.colorScheme = value
    // Asking for a style makes the browser take the new colors before transitions are back.
    void window.getComputedStyle(document.body).color
    still.remove()
  }, theme)
}

/** Waits until what moves has arrived: drawers slide in, messages fade. What turns for ever is not waited for. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ends = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished.catch(() => undefined))
    await Promise.all(ends)
  })
}
