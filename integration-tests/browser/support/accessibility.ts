import fs from "node:fs"
import type axeCore from "axe-core"
import type { Page } from "playwright-core"

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** Our part of the page: the dashboard's frame (side bar, top bar) is Medusa's. */
const OURS = ["main", "[role=dialog]", "[role=alertdialog]"]

/** Asks axe-core about what the page shows now; fails with each rule that is broken and where. */
export async function assertAccessible(page: Page, at: string): Promise<void> {
  await page.evaluate(AXE)
  const violations = await page.evaluate(async (selectors) => {
    const include = selectors.filter((one) => document.querySelector(one))
    const { axe } = window as unknown as { axe: typeof axeCore }
    const found = await axe.run({ include }, { resultTypes: ["violations"] })
    return found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({
        html: html.slice(0, 300),
        why: failureSummary,
      })),
    }))
  }, OURS)
  expect({ at, violations }).toEqual({ at, violations: [] })
}
