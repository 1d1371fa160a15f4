import type { Page } from "playwright-core"
import { settled } from "../../helpers/stock-imports"
import type { BrowserTest } from "../support/suite"
import { stockFile } from "../support/stock-file"
import { chooseFile, startCheck } from "../support/import-page"

const ROWS = 200_000
const CHECK_SECONDS = 120
/** What is slow on a busy machine is done by then; a page that holds all rows is not. */
const PATIENCE_MS = 15_000

/** As many SKUs as a large catalog has. */
const CATALOG = `
  insert into inventory_item (id, sku)
  select 'iitem_large_' || n, 'LARGE-' || n from generate_series(0, ${ROWS - 1}) n
  on conflict do nothing`

/** Every hundredth SKU is none. */
const lines = () =>
  Array.from({ length: ROWS }, (_, n) => {
    const source = n % 2 ? "berlin" : "paris"
    const sku = n % 100 ? `LARGE-${n}` : `NONE-${n}`
    return `${source},${sku},1,${n % 90}`
  })

export function largePlan(test: BrowserTest): void {
  test("a plan of 200,000 rows pages, searches and filters at once", async ({
    page,
    go,
    store,
  }) => {
    await store.database.rows(CATALOG)
    await store.database.rows("analyze inventory_item")
    await go("/stock-imports/new?validation_strategy=skip_errors")
    await chooseFile(page, stockFile(lines(), "whole-catalog.csv"))
    const id = await startCheck(page)
    await settled(store.admin, id, CHECK_SECONDS)

    await page.getByRole("tab", { name: /All\s*200,000/ }).waitFor()
    await within(async () => {
      await page.getByRole("tab", { name: /Create\s*198,000/ }).click()
      await rowOf(page, "LARGE-1").waitFor()
    })
    await within(async () => {
      await page.getByRole("button", { name: "Next" }).click()
      await rowOf(page, "LARGE-60").waitFor()
    })
    await within(async () => {
      await page.getByRole("button", { name: "Source" }).click()
      await page.getByRole("menuitemcheckbox", { name: "paris" }).click()
      await page.keyboard.press("Escape")
      await rowOf(page, "LARGE-2").waitFor()
      await rowOf(page, "LARGE-1").waitFor({ state: "detached" })
    })
    await within(async () => {
      await page.getByRole("searchbox").fill("LARGE-199998")
      await rowOf(page, "LARGE-199998").waitFor()
      await rowOf(page, "LARGE-2").waitFor({ state: "detached" })
    })
    await within(async () => {
      await page.getByRole("tab", { name: /Errors\s*2,000/ }).click()
      await page.getByRole("searchbox").fill("NONE-199900")
      await rowOf(page, "NONE-199900").waitFor()
    })
  })
}

const rowOf = (page: Page, sku: string) =>
  page.getByRole("row").filter({ hasText: new RegExp(`\\b${sku}(?!\\d)`) })

/** Fails where the act takes longer than somebody waits without a doubt. */
async function within(act: () => Promise<void>): Promise<void> {
  const began = Date.now()
  await act()
  expect(Date.now() - began).toBeLessThan(PATIENCE_MS)
}
