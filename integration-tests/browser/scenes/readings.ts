import type { Page } from "playwright-core"
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

const REJECTED = "The file cannot be applied"

const HEADER = "source_code;sku;status;quantity"

const file = (name: string, ...lines: string[]) =>
  stockFile(lines, name, HEADER)

export function readings(test: BrowserTest): void {
  test("a quantity with two readings is asked about, and applied as it was chosen", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const before = await quantitiesOf(store, "SPORK-TI")
    await go("/stock-imports/new")
    await chooseFile(
      page,
      file(
        "thousands.csv",
        "berlin;SPORK-TI;1;1.250",
        "berlin;MAT-FOAM;1;1.100"
      )
    )
    await startCheck(page)
    await untilStep(page, CHECKED)

    const apply = page.getByRole("button", { name: "Apply", exact: true })
    expect(await apply.isDisabled()).toBe(true)
    await page.getByText("Which quantity is meant?").waitFor()
    await page.getByRole("radio", { name: /means 1\.1\b/ }).waitFor()
    await inspect("import-reading")
    await page.getByRole("radio", { name: /means 1100/ }).click()
    await page.getByRole("button", { name: "Check again" }).click()
    await page
      .getByText("Which quantity is meant?")
      .waitFor({ state: "detached" })
    await untilStep(page, CHECKED)
    for (const alarm of await page.getByRole("checkbox").all()) {
      await alarm.click()
    }
    await pressAndConfirm(page, "Apply")
    await untilStep(page, APPLIED)
    expect(await quantitiesOf(store, "SPORK-TI")).toEqual({
      ...before,
      berlin: 1250,
    })
    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await quantitiesOf(store, "SPORK-TI")).toEqual(before)
  })

  test("a stocktake with a mistyped SKU is applied without what it may mean", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const before = await quantitiesOf(store, "KETTLE-GOOSE-STL")
    await go("/stock-imports/new?validation_strategy=skip_errors")
    await chooseFile(
      page,
      file("stocktake.csv", "toronto;BAG-SYN-L;1;14", "toronto;NO-SUCH-ONE;1;3")
    )
    // One right behind the other, as on a computer that has no time for the page between them.
    const check = await page
      .getByRole("button", { name: "Check file" })
      .elementHandle()
    await page
      .getByRole("radio", { name: /Full stocktake/ })
      .evaluate(async (choice: HTMLElement, button) => {
        choice.click()
        await Promise.resolve()
        ;(button as HTMLElement).click()
      }, check)
    await untilStep(page, CHECKED)
    const optional = page.getByRole("checkbox", {
      name: "Also set the SKUs of toronto that are missing from the file to 0",
    })
    await optional.waitFor()
    expect(await optional.isChecked()).toBe(false)
    await inspect("import-missing-beside-errors")
    await pressAndConfirm(page, "Apply")
    await untilStep(page, APPLIED)
    expect(await quantitiesOf(store, "KETTLE-GOOSE-STL")).toEqual(before)
    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
  })

  test("a file whose columns nobody knows is told what they hold, and checked again", async ({
    page,
    go,
    inspect,
  }) => {
    await go("/stock-imports/new")
    await chooseFile(
      page,
      stockFile(
        ["SPORK-TI;blue;7", "MAT-FOAM;red;8"],
        "foreign.csv",
        "Ding;Hue;Soviel"
      )
    )
    await startCheck(page)
    await page.getByRole("heading", { name: REJECTED }).waitFor()
    await takenFor(page, "Ding", "SKU")
    await takenFor(page, "Soviel", "Quantity")
    await page.getByLabel("All rows go to").click()
    await page.getByRole("option", { name: /berlin/i }).click()
    await inspect("import-columns", { picture: true })
    await page.getByRole("button", { name: "Check again" }).click()
    await untilStep(page, CHECKED)
    await page.getByRole("button", { name: "Show columns" }).click()
    const ding = page.getByRole("combobox", { name: "What “Ding” holds" })
    expect(await ding.innerText()).toBe("SKU")
  })

  test("how a supplier's file is read is saved, reads the next one, is renamed and deleted", async ({
    page,
    go,
    inspect,
  }) => {
    const supplierFile = (name: string, ...lines: string[]) =>
      stockFile(lines, name, "Teil;Regal;Vorhanden")
    await go("/stock-imports/new")
    await chooseFile(page, supplierFile("acme.csv", "SPORK-TI;A1;7"))
    await startCheck(page)
    await page.getByRole("heading", { name: REJECTED }).waitFor()
    await takenFor(page, "Teil", "SKU")
    await takenFor(page, "Vorhanden", "Quantity")
    await page.getByLabel("All rows go to").click()
    await page.getByRole("option", { name: /berlin/i }).click()
    await page.getByRole("button", { name: "Check again" }).click()
    await untilStep(page, CHECKED)
    await page.getByRole("button", { name: "Save as profile" }).click()
    const name = page.getByRole("textbox", { name: "Name" })
    expect(await name.inputValue()).toBe("acme")
    await inspect("import-profile-save")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("Profile “acme” saved").waitFor()

    await go("/stock-imports/new")
    await chooseFile(page, supplierFile("next.csv", "MAT-FOAM;B2;8"))
    await startCheck(page)
    await untilStep(page, CHECKED)
    await page.getByText(/^Profile “acme” · CSV/).waitFor()

    await go("/stock-imports")
    await page.getByRole("link", { name: "Import profiles" }).click()
    await inspect("import-profiles", { picture: true })
    await page
      .getByRole("button", { name: "Actions for the profile “acme”" })
      .click()
    await page.getByRole("menuitem", { name: "Rename" }).click()
    await name.fill("Acme Ltd")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    const menu = page.getByRole("button", {
      name: "Actions for the profile “Acme Ltd”",
    })
    await menu.click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Delete" })
      .click()
    await menu.waitFor({ state: "detached" })
  })

  test("a profile that is chosen for a file brings its settings along", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    await store.admin.post("/admin/stock-import-profiles", {
      name: "Stocktake",
      reading: {
        mapping: {
          sku: { column: "Teil" },
          quantity: { column: "Gezählt" },
          source_code: { value: "berlin" },
        },
      },
      options: { behavior: "adjust", on_stale: "skip" },
    })
    await go("/stock-imports/new")
    await page.getByRole("button", { name: "More settings" }).click()
    await page.getByRole("combobox", { name: "Profile" }).click()
    await page.getByRole("option", { name: "Stocktake" }).click()
    const stale = page.getByRole("combobox", { name: /not what the file/ })
    expect(await stale.innerText()).toBe("Leave the row out")
    await inspect("import-profile-choice")
    await page.reload()
    await page.getByRole("combobox", { name: "Profile" }).waitFor()
    expect(
      await page.getByRole("combobox", { name: "Profile" }).innerText()
    ).toBe("Stocktake")
  })

  test("what was probably meant is used with one click, and taken back", async ({
    page,
    go,
    inspect,
  }) => {
    await go("/stock-imports/new")
    await chooseFile(
      page,
      file("typos.csv", "berlin;spork-ti;1;3", "berlin;MAT_FOAM;1;4")
    )
    await startCheck(page)
    await page.getByRole("heading", { name: REJECTED }).waitFor()
    await page.getByRole("button", { name: "Use “SPORK-TI”" }).click()
    await page.getByText("1 correction made here").waitFor()
    await page
      .getByRole("button", { name: "Accept all safe proposals" })
      .click()
    await untilStep(page, CHECKED)
    await page.getByText("2 corrections made here").waitFor()
    await inspect("import-corrections")
    await page.getByRole("button", { name: "Discard corrections" }).click()
    await page.getByRole("heading", { name: REJECTED }).waitFor()
  })
}

async function takenFor(
  page: Page,
  column: string,
  field: string
): Promise<void> {
  await page.getByRole("combobox", { name: `What “${column}” holds` }).click()
  await page.getByRole("option", { name: field, exact: true }).click()
}
