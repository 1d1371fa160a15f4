import type { Page } from "playwright-core"

/** What no screen shows: a key without its text, a place that nothing was put into, a value that is none, an id. */
const NO_TEXTS =
  /\b(?:common|sources|imports|profiles|exports|history|widgets|texts)\.[a-z]\w*|\{\{|\bNaN\b|\bundefined\b|\[object |Invalid Date|\bsimp_[0-9A-Z]{26}/g

/** What these parts of the page show of {@link NO_TEXTS}. */
export async function findNoTexts(
  page: Page,
  parts: string[]
): Promise<string[]> {
  const texts = await page.locator(parts.join()).allInnerTexts()
  return texts.flatMap((text) => text.match(NO_TEXTS) ?? [])
}
