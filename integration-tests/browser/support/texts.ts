import type { Page } from "playwright-core"

/** What no screen shows: a key without its text, a place that nothing was put into, a value that is none. */
const NO_TEXTS =
  /\b(?:common|sources|imports|exports|history|widgets)\.[a-z]\w*|\{\{|\bNaN\b|\bundefined\b|\[object |Invalid Date/g

/** What our part of the page shows of {@link NO_TEXTS}. */
export async function findNoTexts(page: Page): Promise<string[]> {
  const parts = await page
    .locator("main, [role=dialog], [role=alertdialog]")
    .allInnerTexts()
  return parts.flatMap((text) => text.match(NO_TEXTS) ?? [])
}
