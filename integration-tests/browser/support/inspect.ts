import type { Locator, Page } from "playwright-core"
import { findViolations } from "./accessibility"
import { findOutOfReach } from "./narrow"
import { setTheme, takePicture, untilStill } from "./picture"
import { findNoTexts } from "./texts"

/** The dashboard's frame (side bar, top bar) is Medusa's; what it frames is ours. */
const OURS = ["main", "[role=dialog]", "[role=alertdialog]"]

export type Inspection = {
  /** Another window than the test's first one. */
  page?: Page
  /** Take its picture, in light and in dark; a number is the window's height. */
  picture?: boolean | number
  /** Our part of a page that is Medusa's: a widget. */
  part?: Locator
}

/**
 * What holds for every screen: axe-core finds nothing in light and in dark, nothing is out of reach in a narrow window,
 * every text is one. Returns what does not hold.
 */
export async function inspect(
  page: Page,
  name: string,
  { picture = false, part }: Inspection = {}
): Promise<string[]> {
  const parts = part ? [await mark(part)] : OURS
  const findings: string[] = []
  const note = (found: string[], where = name) =>
    findings.push(...found.map((one) => `${where}: ${one}`))
  await untilStill(page)
  for (const theme of ["dark", "light"] as const) {
    await setTheme(page, theme)
    note(await findViolations(page, parts), `${name}, ${theme}`)
    if (picture) {
      const height = picture === true ? undefined : picture
      await takePicture(page, name, theme, height)
    }
  }
  note(await findOutOfReach(page, parts))
  note(await findNoTexts(page, parts))
  return findings
}

/** Names an element for selectors. */
async function mark(part: Locator): Promise<string> {
  await part.scrollIntoViewIfNeeded()
  await part.evaluate((one) => one.setAttribute("data-inspected", ""))
  return "[data-inspected]"
}
