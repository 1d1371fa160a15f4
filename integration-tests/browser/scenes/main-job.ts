import fs from "node:fs"
import type { Page } from "playwright-core"
import type { BrowserTest } from "../support/suite"
import { quantitiesOf } from "../support/stock"
import { LOGIN } from "../support/store"
import {
  APPLIED,
  CHECKED,
  chooseFile,
  pressAndConfirm,
  stepReached,
  startCheck,
  UNDONE,
  untilStep,
} from "../support/import-page"

export function mainJob(test: BrowserTest): void {
  test("stock is exported, edited, uploaded, checked, applied, undone and found in the history, all by mouse", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const before = await quantitiesOf(store, "TENT-2P-GRN")
    await go("/inventory")
    await page
      .getByRole("main")
      .getByRole("link", { name: "Export stock" })
      .click()
    await page.getByText(/^\d+ rows$/).waitFor()
    await inspect("export", { picture: true })
    const exported = await download(page, "Download CSV")
    expect(exported).toMatch(/^source_code,sku,status,quantity\r?\n/)
    const edited = exported
      .replace(
        `berlin,TENT-2P-GRN,1,${before.berlin}`,
        `berlin,TENT-2P-GRN,1,${before.berlin + 16}`
      )
      .replace(/paris,SPORK-TI,1,\d+/, "paris,SPORK-TI,1,44")
      .replace(/toronto,(MAT-AIR-L),1,/, "toronto,$1,0,")
    expect(edited).not.toBe(exported)

    await page.getByRole("link", { name: "Import stock" }).click()
    await page.getByRole("heading", { name: "Import stock" }).waitFor()
    await chooseFile(page, {
      name: "monday-count.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(edited),
    })
    await inspect("import-upload", { picture: true })
    await startCheck(page)

    await untilStep(page, CHECKED)
    const row = page.getByRole("row").filter({ hasText: "TENT-2P-GRN" })
    expect(await row.innerText()).toMatch(
      new RegExp(`${before.berlin}[^]*${before.berlin + 16}`)
    )
    await inspect("import-plan", { picture: 1060 })
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
    await page
      .getByRole("heading", { name: "What the import had changed (undone)" })
      .waitFor()
    expect(await stepReached(page)).toMatch(/Apply\s*undone/)
    await inspect("import-undone", { picture: true })

    await page
      .getByRole("navigation")
      .getByRole("link", { name: "Stock Imports" })
      .click()
    const entry = page.getByRole("row").filter({ hasText: "monday-count.csv" })
    await entry.getByText("Undone", { exact: true }).first().waitFor()
    await inspect("history", { picture: true })
    await entry.getByRole("cell", { name: "Add or update" }).click()
    await untilStep(page, UNDONE)
  })

  test("who is not logged in logs in, and comes to the page that was asked for", async ({
    open,
    go,
    console,
  }) => {
    // Medusa's own question who is logged in.
    console.expect(/401/)
    const page = await open({ loggedIn: false })
    await go("/stock-imports/new", page)
    await page.locator("input[name=email]").fill(LOGIN.email)
    await page.locator("input[name=password]").fill(LOGIN.password)
    await page.locator("button[type=submit]").click()
    await page.getByRole("heading", { name: "Import stock" }).waitFor()
  })
}

/** Presses the button, and reads the file that the browser saves. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).click(),
  ])
  return fs.readFileSync(await file.path(), "utf8")
}
