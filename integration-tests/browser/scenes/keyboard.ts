import type { Page } from "playwright-core"
import type { BrowserTest } from "../support/suite"
import { pressOn, tabTo } from "../support/keyboard"
import { stockFile } from "../support/stock-file"
import { APPLIED, CHECKED, UNDONE, untilStep } from "../support/import-page"

/** The radio buttons choose while the key is down: no finger is done with it at once. */
const AS_A_FINGER = { delay: 50 }

/** The heading of a new step has the focus, so that Tab goes on from there and a screen reader says where it is. */
async function expectFocusOn(page: Page, heading: string): Promise<void> {
  await untilStep(page, heading)
  const focused = await page.evaluate(() => document.activeElement?.textContent)
  expect(focused).toBe(heading)
}

async function confirmByKeyboard(page: Page, name: string): Promise<void> {
  await pressOn(page, page.getByRole("button", { name, exact: true }))
  const question = page.getByRole("alertdialog")
  await pressOn(page, question.getByRole("button", { name, exact: true }))
}

export function keyboard(test: BrowserTest): void {
  test("the main job is done by keyboard alone", async ({ page, go }) => {
    await go("/stock-imports/new")
    const dialog = page.waitForEvent("filechooser")
    await pressOn(
      page,
      page.getByRole("button", { name: "Choose a CSV, Excel or JSON file" })
    )
    await (await dialog).setFiles(stockFile(["berlin,PILLOW-AIR,1,31"]))
    await tabTo(page, page.getByRole("radio", { checked: true }))
    await page.keyboard.press("ArrowDown", AS_A_FINGER)
    await page.getByRole("radio", { name: /Replace/, checked: true }).waitFor()
    await page.keyboard.press("ArrowUp", AS_A_FINGER)
    await page.getByRole("radio", { name: /Add or/, checked: true }).waitFor()
    await pressOn(page, page.getByRole("button", { name: "Check file" }))

    await expectFocusOn(page, CHECKED)
    await tabTo(page, page.getByRole("tab", { selected: true }))
    await page.keyboard.press("ArrowRight")
    await page.getByRole("tab", { selected: true }).waitFor()
    await confirmByKeyboard(page, "Apply")
    await expectFocusOn(page, APPLIED)
    await confirmByKeyboard(page, "Undo")
    await expectFocusOn(page, UNDONE)

    await go("/stock-imports")
    await pressOn(page, page.getByRole("link", { name: "stock.csv" }).first())
    await untilStep(page, UNDONE)
  })
}
