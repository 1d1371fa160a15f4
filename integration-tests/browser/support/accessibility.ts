import fs from "node:fs"
import type axeCore from "axe-core"
import type { Page } from "playwright-core"

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** Asks axe-core about these parts of the page. Returns each rule that is broken, where and why. */
export async function findViolations(
  page: Page,
  parts: string[]
): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (selectors) => {
    const include = selectors.filter((one) => document.querySelector(one))
    const { axe } = window as unknown as { axe: typeof axeCore }
    const found = await axe.run({ include }, { resultTypes: ["violations"] })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 300)} ${failureSummary}`
      )
    )
  }, parts)
}
