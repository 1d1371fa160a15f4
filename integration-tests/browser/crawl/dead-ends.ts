import type { Page } from "playwright-core"
import common from "../../../src/admin/i18n/en/common.json"
import { findNoTexts } from "../support/texts"

/** What the dashboard shows instead of a page, and what we do. */
const ERROR_PAGES = [
  "404 - There is no page at this address",
  "400 - Bad request",
  "500 - Internal server error",
  "An error occurred",
  "The page you are looking for does not exist.",
  ...Object.values(common.error),
]
const NO_ADDRESS = /undefined|null|NaN|\[object/

/** What nobody should come to by a click: a page of error, an address that is none, an empty page. */
export async function findDeadEnds(page: Page): Promise<string[]> {
  const { href } = new URL(page.url())
  const text = await page.locator("body").innerText()
  const main = await page.evaluate(
    () => document.querySelector("main")?.innerText ?? ""
  )
  return [
    ...(NO_ADDRESS.test(href) ? [`comes to ${href}`] : []),
    ...ERROR_PAGES.filter((error) => text.includes(error)).map(
      (error) => `shows "${error}"`
    ),
    ...(main.trim() ? [] : ["shows an empty page"]),
    ...(await findNoTexts(page, ["main", "[role=dialog]", "[role=menu]"])).map(
      (one) => `shows "${one}"`
    ),
  ]
}
