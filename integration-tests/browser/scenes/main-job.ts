import type { BrowserTest } from "../support/suite"
import { quantitiesOf } from "../support/stock"
import { stockFile } from "../support/stock-file"
import {
  APPLIED,
  CHECKED,
  chooseFile,
  pressAndConfirm,
  startCheck,
  UNDONE,
  untilStep,
} from "../support/import-page"

export function mainJob(test: BrowserTest): void {
  test("stock is uploaded, checked, looked at, applied and undone by mouse", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const before = await quantitiesOf(store, "TENT-2P-GRN")
    await go("/stock-imports/new")
    await page.getByRole("heading", { name: "Import stock" }).waitFor()
    await chooseFile(
      page,
      stockFile(
        [
          `berlin,TENT-2P-GRN,1,${before.berlin + 16}`,
          "paris,SPORK-TI,1,12",
          "toronto,SPORK-TI,1,27",
        ],
        "monday-count.csv"
      )
    )
    await inspect("import-upload", { picture: true })
    await startCheck(page)

    await untilStep(page, CHECKED)
    await page.getByRole("tab", { name: /^All\s*3$/ }).click()
    const row = page.getByRole("row", { name: /berlin TENT-2P-GRN/ })
    expect(await row.innerText()).toContain(String(before.berlin + 16))
    expect(await quantitiesOf(store, "TENT-2P-GRN")).toEqual(before)

    await pressAndConfirm(page, "Apply")
    await untilStep(page, APPLIED)
    expect(await quantitiesOf(store, "TENT-2P-GRN")).toEqual({
      ...before,
      berlin: before.berlin + 16,
    })
    await inspect("import-applied", { picture: true })

    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await quantitiesOf(store, "TENT-2P-GRN")).toEqual(before)
    await inspect("import-undone", { picture: true })
  })
}
