import type { BrowserTest } from "../support/suite"
import { stockFile } from "../support/stock-file"
import { levelOf } from "../support/stock"
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

    const level = await levelOf(store, "berlin", "GUYLINE-20M")
    const hold = () =>
      store.database.hold(
        `select 1 from inventory_level where id = '${level}' for update`
      )
    const applying = await hold()
    await pressAndConfirm(page, "Apply")
    await untilStep(page, "Applying the plan")
    await untilStep(second, "Applying the plan")
    await second.getByRole("progressbar").waitFor()
    await inspect("import-applying")
    await applying.release()
    await untilStep(page, APPLIED)
    await untilStep(second, APPLIED)

    const undoing = await hold()
    await pressAndConfirm(second, "Undo")
    await untilStep(page, "Undoing the import")
    await undoing.release()
    await untilStep(page, UNDONE)
    await untilStep(second, UNDONE)
  })
}
