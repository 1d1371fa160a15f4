import fs from "node:fs"
import type axeCore from "axe-core"
import type { Page } from "playwright-core"

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** Medusa's own parts of our screens that axe-core finds fault with: the button that closes a drawer has no name, … */
const MEDUSAS = ["[role=dialog] kbd + button"]
/** … and the word behind the label of a field that may stay empty is too pale in dark. */
const OPTIONAL = /^color-contrast: <p [^>]*text-ui-fg-muted">\(Optional\)/

/** Asks axe-core about these parts of the page. Returns each rule that is broken, where and why. */
export async function findViolations(
  page: Page,
  parts: string[]
): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(runAxe, { parts, exclude: MEDUSAS })
  return found.filter((one) => !OPTIONAL.test(one))
}

async function runAxe({
  parts,
  exclude,
}: Record<"parts" | "exclude", string[]>): Promise<string[]> {
  const include = parts.filter((one) => document.querySelector(one))
  const { axe } = window as unknown as { axe: typeof axeCore }
  const found = await axe.run(
    { include, exclude },
    { resultTypes: ["violations"] }
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 300)} ${failureSummary}`
    )
  )
}
