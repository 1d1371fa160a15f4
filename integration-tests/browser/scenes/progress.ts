import type { Page } from "playwright-core"
import type { BrowserTest } from "../support/suite"
import { stockFile } from "../support/stock-file"
import { holdLevel } from "../support/stock"
import {
  APPLIED,
  CHECKED,
  chooseFile,
  pressAndConfirm,
  startCheck,
  UNDONE,
  untilStep,
} from "../support/import-page"

/** Every act of an import writes its plan's rows: while they are locked it stands still, and the test can look. */
const HOLD_CHECK = "lock table stock_import_row in share mode"

/** Nothing is written yet: the page says so, and not that the act before this one is done. */
async function expectNotBegun(page: Page): Promise<void> {
  await page.getByRole("progressbar").waitFor()
  const said = page.getByRole("status").filter({ hasText: "Waiting to begin" })
  await said.waitFor({ state: "attached" })
  expect(await page.getByText(/100\s?%/).count()).toBe(0)
}

export function progress(test: BrowserTest): void {
  test("a check goes on when its page is loaded again, and a second tab sees it end", async ({
    page,
    open,
    go,
    inspect,
    store,
  }) => {
    const locks = await store.database.hold(HOLD_CHECK)
    await go("/stock-imports/new")
    await chooseFile(page, stockFile(["berlin,PEG-ALU-8,1,15"]))
    const id = await startCheck(page)
    await untilStep(page, "Checking the file")
    await inspect("import-check", { picture: true })

    await page.reload()
    await untilStep(page, "Checking the file")
    const second = await open()
    await go(`/stock-imports/${id}`, second)
    await untilStep(second, "Checking the file")

    await locks.release()
    await untilStep(page, CHECKED)
    await untilStep(second, CHECKED)
  })

  test("a second tab watches an apply and an undo", async ({
    page,
    open,
    go,
    inspect,
    store,
  }) => {
    await go("/stock-imports/new")
    await chooseFile(page, stockFile(["berlin,GUYLINE-20M,1,33"]))
    const id = await startCheck(page)
    await untilStep(page, CHECKED)
    const second = await open()
    await go(`/stock-imports/${id}`, second)
    await untilStep(second, CHECKED)

    const hold = () => holdLevel(store, "berlin", "GUYLINE-20M")
    const applying = await hold()
    await pressAndConfirm(page, "Apply")
    await untilStep(page, "Applying the plan")
    await untilStep(second, "Applying the plan")
    await expectNotBegun(second)
    await inspect("import-applying")
    await applying.release()
    await untilStep(page, APPLIED)
    await untilStep(second, APPLIED)

    const undoing = await hold()
    await pressAndConfirm(second, "Undo")
    await untilStep(page, "Undoing the import")
    await expectNotBegun(page)
    await undoing.release()
    await untilStep(page, UNDONE)
    await untilStep(second, UNDONE)
  })
}
