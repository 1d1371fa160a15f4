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

export function alarm(test: BrowserTest): void {
  test("a stocktake that would close a source is applied only when its alarm is ticked", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const before = await quantitiesOf(store, "KETTLE-GOOSE-STL")
    await go("/stock-imports/new")
    await chooseFile(
      page,
      stockFile(
        ["toronto,BAG-SYN-L,1,14", "toronto,BOTTLE-1L-GRN,1,35"],
        "toronto-stocktake.csv"
      )
    )
    await page.getByRole("radio", { name: /Full stocktake/ }).click()
    await page.getByRole("radio", { name: /Set to 0/ }).waitFor()
    await inspect("import-upload-stocktake")
    await startCheck(page)
    await untilStep(page, CHECKED)

    const apply = page.getByRole("button", { name: "Apply", exact: true })
    expect(await apply.isDisabled()).toBe(true)
    await inspect("import-alarm", { picture: true })
    await page
      .getByRole("checkbox", {
        name: "Most stock at toronto would stop selling",
      })
      .click()
    await pressAndConfirm(page, "Apply")
    await untilStep(page, APPLIED)
    expect(await quantitiesOf(store, "KETTLE-GOOSE-STL")).toEqual({
      ...before,
      toronto: 0,
    })

    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await quantitiesOf(store, "KETTLE-GOOSE-STL")).toEqual(before)
  })
}
