import type { Page } from "playwright-core"
import { settled } from "../../helpers/stock-imports"
import type { BrowserTest } from "../support/suite"
import { stockFile } from "../support/stock-file"
import { chooseFile, startCheck } from "../support/import-page"

const ROWS = 200_000
const CHECK_SECONDS = 90
/** What is slow on a busy machine is done by then; a page that holds all rows is not. */
const PATIENCE_MS = 15_000

/** Two kinds of mistakes: SKUs that nobody knows, and one that comes every hundred rows. */
const lines = () =>
  Array.from({ length: ROWS }, (_, n) =>
    n % 100 ? `berlin,NEW-${n},1,${n % 90}` : `berlin,PEG-ALU-8,1,${n}`
  )

export function largePlan(test: BrowserTest): void {
  test("a plan of 200,000 rows pages, searches and filters at once", async ({
    page,
    go,
    store,
  }) => {
    await go("/stock-imports/new?validation_strategy=skip_errors")
    await chooseFile(page, stockFile(lines(), "whole-catalog.csv"))
    const id = await startCheck(page)
    await settled(store.admin, id, CHECK_SECONDS)
    await page.getByRole("tab", { name: /Errors\s*200,000/ }).waitFor()

    await within(async () => {
      await page.getByRole("tab", { name: /Errors/ }).click()
      await rowOf(page, "NEW-1").waitFor()
    })
    await within(async () => {
      await page.getByRole("button", { name: "Next" }).click()
      await rowOf(page, "NEW-60").waitFor()
    })
    await within(async () => {
      await page.getByRole("searchbox").fill("NEW-199999")
      await rowOf(page, "NEW-199999").waitFor()
      await rowOf(page, "NEW-60").waitFor({ state: "detached" })
    })
  })
}

const rowOf = (page: Page, sku: string) =>
  page.getByRole("row").filter({ hasText: new RegExp(`\\b${sku}\\b`) })

/** Fails where the act takes longer than somebody waits without a doubt. */
async function within(act: () => Promise<void>): Promise<void> {
  const began = Date.now()
  await act()
  expect(Date.now() - began).toBeLessThan(PATIENCE_MS)
}
